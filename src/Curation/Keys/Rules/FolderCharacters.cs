using System.Buffers;
using Curation.Findings;
using Curation.Keys.Layouts;
using Curation.Texts;

namespace Curation.Keys.Rules;

internal sealed class FolderCharacters()
    : KeyRule("K004", Severity.Error, "Folder names use letters, digits, “_” and “-” only, and begin with a letter or digit.", Severity.Warning)
{
    private static readonly SearchValues<char> Allowed = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    public override string Remedy => "Rename the folder. Below the full plate, in Zarr stores and in version folders (v1.0b) names are free.";

    public override string Docs => "Gallery documentation, contributing: special characters.";

    public override bool Explains(in KeyParts key) => key.Shape is not null;

    public override void Check(in KeyParts key, FindingSink found)
    {
        // Every ruled folder of a documented place fits its placeholder.
        if (key.Place is not null)
        {
            return;
        }

        var ruled = key.FreeFrom;
        for (var i = 0; i < ruled; i++)
        {
            var name = key[i];
            if (IsZarrStore(name))
            {
                return;
            }

            if (!IsAllowed(key, i) && Fault(name) is { } fault)
            {
                found.Add(this, key, $"The folder name “{name}” {fault}.");
                return;
            }
        }
    }

    private static bool IsAllowed(in KeyParts key, int index) =>
        PlaceholderKind.Name.Allows(key[index]) || (index > 2 && VersionFolder.IsVersion(key[index])) || VersionFolder.IsVersionedId(key, index);

    private static bool IsZarrStore(ReadOnlySpan<char> name) => name.EndsWith(".zarr") && name.Length > ".zarr".Length;

    /// <summary>Null for blanks, dot folders and debris: rules of their own say better what to do.</summary>
    private static string? Fault(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty || name is "." or ".." || Debris.Is(name))
        {
            return null;
        }

        for (var i = 0; i < name.Length; i++)
        {
            if (!Allowed.Contains(name[i]) && !char.IsWhiteSpace(name[i]))
            {
                return $"has {Characters.ShowFirst(name[i..])}; a folder name here has letters, digits, “_” and “-” only";
            }
        }

        return name[0] is '_' or '-' ? $"begins with “{name[0]}”; it has to begin with a letter or a digit" : null;
    }
}
