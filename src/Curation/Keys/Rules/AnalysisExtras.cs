using System.Buffers;
using Curation.Findings;
using Curation.Keys.Layouts;

namespace Curation.Keys.Rules;

internal sealed class AnalysisExtras()
    : KeyRule(
        "A006",
        Severity.Info,
        "Below a group lie outlines and masks; an outline is <well>_s<site>--<objects>.png or <plate>_<well>_<site>_<objects>.png.")
{
    private static readonly SearchValues<char> Objects = SearchValues.Create("abcdefghijklmnopqrstuvwxyz_");

    public override string Remedy => "Nothing to do if the files belong to the analysis; say in the deposit what they are.";

    public override string Docs => "Gallery documentation, data structure: analysis; practice of the gallery's earlier validator.";

    public override void Check(in KeyParts key, FindingSink found)
    {
        const int Folder = AnalysisFolder.Group + 1;
        if (key.Count != Folder + 2 || key.IsMarker || key.IsDebris || !AnalysisFolder.HasGroup(key) || key.Is(Folder, "masks"))
        {
            return;
        }

        if (!key.Is(Folder, "outlines"))
        {
            found.Add(this, key, $"The folder “{key[Folder]}” below the group “{key[AnalysisFolder.Group]}” is neither outlines nor masks.");
        }
        else if (!IsOutline(key.File, key[AnalysisFolder.Plate]))
        {
            found.Add(this, key, $"The outline “{key.File}” is named neither as A01_s1--cell_outlines.png nor as <plate>_A01_1_cell_outlines.png.");
        }
    }

    private static bool IsOutline(ReadOnlySpan<char> file, ReadOnlySpan<char> plate)
    {
        if (!file.EndsWith(".png"))
        {
            return false;
        }

        var name = file[..^4];
        return IsOfSite(name) || (name.StartsWith(plate) && IsOfPlate(name[plate.Length..]));
    }

    /// <summary>A01_s1--cell_outlines.</summary>
    private static bool IsOfSite(ReadOnlySpan<char> name)
    {
        var site = name.IndexOf("_s");
        var objects = name.IndexOf("--");
        return site > 2 && objects > site
            && PlaceholderKind.Well.Allows(name[..site]) && char.IsAsciiDigit(name[site - 2])
            && PlaceholderKind.Digits.Allows(name[(site + 2)..objects]) && AreObjects(name[(objects + 2)..]);
    }

    /// <summary>_A01_1_cell_outlines, one letter and two digits.</summary>
    private static bool IsOfPlate(ReadOnlySpan<char> name)
    {
        if (name.Length < 5 || name[0] != '_' || name[4] != '_' || !char.IsAsciiLetterUpper(name[1]) || !PlaceholderKind.Digits.Allows(name[2..4]))
        {
            return false;
        }

        var site = name[5..];
        var joint = site.IndexOf('_');
        return joint > 0 && PlaceholderKind.Digits.Allows(site[..joint]) && AreObjects(site[(joint + 1)..]);
    }

    private static bool AreObjects(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExcept(Objects);
}
