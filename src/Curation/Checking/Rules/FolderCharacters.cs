using Curation.Checking.Layouts;

namespace Curation.Checking.Rules;

internal sealed class FolderCharacters()
    : KeyRule("K004", Severity.Error, "Folder names use letters, digits, “_” and “-” only, and begin with a letter or digit.")
{
    public override string Remedy => "Rename the folder. Below the full plate, in Zarr stores and in version folders (v1.0b) names are free.";

    public override string Docs => "Gallery documentation, contributing: special characters.";

    public override void Look(in KeyParts key, FindingSink found)
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

            if (!IsAllowed(key, i) && !IsOtherRules(name))
            {
                found.Add(this, key, Message(name));
                return;
            }
        }
    }

    private static bool IsAllowed(in KeyParts key, int index)
    {
        var name = key[index];
        return PlaceholderKind.Name.Allows(name)
            || (index > 2 && IsVersion(name))
            || (index > 3 && MayCarryVersion(key) && PlaceholderKind.Name.Allows(name[..1]) && IsDottedVersion(name));
    }

    private static bool IsVersion(ReadOnlySpan<char> name) => name.Length > 1 && name[0] == 'v' && PlaceholderKind.Version.Allows(name[1..]);

    /// <summary>Ids of models and releases carry a version: 2026_jump_lite_v1.0.</summary>
    private static bool MayCarryVersion(in KeyParts key) =>
        key.Is(2, "workspace_dl") || key.Is(3, "profiles_assembled") || key.Is(3, "publication_data");

    /// <summary>Each dot stands between two digits.</summary>
    private static bool IsDottedVersion(ReadOnlySpan<char> name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            var isDot = name[i] == '.';
            if (isDot ? i == 0 || i == name.Length - 1 || !char.IsAsciiDigit(name[i - 1]) || !char.IsAsciiDigit(name[i + 1])
                : !PlaceholderKind.Chars.Allows(name.Slice(i, 1)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsZarrStore(ReadOnlySpan<char> name) => name.EndsWith(".zarr") && name.Length > 5;

    /// <summary>Blanks, dot folders and debris have rules of their own, which say better what to do.</summary>
    private static bool IsOtherRules(ReadOnlySpan<char> name) => name.IsEmpty || name is "." or ".." || Debris.Is(name) || HasOnlyBlanksWrong(name);

    private static bool HasOnlyBlanksWrong(ReadOnlySpan<char> name)
    {
        var hasBlank = false;
        foreach (var letter in name)
        {
            var isBlank = char.IsWhiteSpace(letter);
            hasBlank |= isBlank;
            if (!isBlank && !PlaceholderKind.Chars.Allows([letter]))
            {
                return false;
            }
        }

        return hasBlank;
    }

    private static string Message(ReadOnlySpan<char> name)
    {
        foreach (var letter in name)
        {
            if (!PlaceholderKind.Chars.Allows([letter]) && !char.IsWhiteSpace(letter))
            {
                return $"The folder name “{name}” has {Characters.Show(letter)}; a folder name here has letters, digits, “_” and “-” only.";
            }
        }

        return $"The folder name “{name}” begins with “{name[0]}”; it has to begin with a letter or a digit.";
    }
}
