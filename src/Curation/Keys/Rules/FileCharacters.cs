using System.Buffers;
using Curation.Findings;
using Curation.Texts;

namespace Curation.Keys.Rules;

internal sealed class FileCharacters()
    : KeyRule("K005", Severity.Warning, "File names, and folders below the full plate, should do with letters, digits, “.”, “_” and “-”.")
{
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-/");

    // Vendors write channel lists with commas and stitched wells with a plus.
    private static readonly SearchValues<char> PlainOrVendor =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-/,+");

    public override string Remedy =>
        "Discouraged, not forbidden: rename if nothing refers to the name yet, else leave it as the microscope wrote it.";

    public override string Docs => "Gallery documentation, contributing: special characters (of folder names).";

    public override void Check(in KeyParts key, FindingSink found)
    {
        if (key.IsPlain)
        {
            return;
        }

        var free = key.Text[key.Starts[key.FreeFrom]..];
        var first = free.IndexOfAnyExcept(PlainOrVendor);
        if (first >= 0)
        {
            found.Add(this, key, $"The name “{free}” has {Characters.ShowFirst(free[first..])}; many tools stumble over it.");
        }
        else if (free.IndexOfAnyExcept(Plain) is var mild and >= 0)
        {
            found.Add(this, key, $"The name “{free}” has {Characters.ShowFirst(free[mild..])}, as some microscopes write.", atMost: Severity.Info);
        }
    }
}
