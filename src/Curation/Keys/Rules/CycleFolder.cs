using Curation.Findings;
using Curation.Keys.Layouts;

namespace Curation.Keys.Rules;

internal sealed class CycleFolder()
    : KeyRule(
        "I018",
        Severity.Error,
        "The folder of a cycle in a pooled screen begins with the magnification and ends with -SBS-<n>, or has _CP_ for painting.")
{
    private const int Cycle = 6;

    public override string Remedy => "Name the folder as in 10X_c1-SBS-1 for a cycle of barcoding, 20X_CP_Plate1 for painting.";

    public override string Docs => "Gallery documentation, data structure: pooled images (written _SBS-<n> there, -SBS-<n> in every example).";

    public override void Check(in KeyParts key, FindingSink found)
    {
        if (!key.IsFolder(Cycle) || !key.Is(2, "images") || !key.Is(4, "images"))
        {
            return;
        }

        var name = key[Cycle];
        var isBarcoding = EndsWithCycle(name);
        var isMagnified = BeginsWithMagnification(name);
        if (isBarcoding && !isMagnified)
        {
            found.Add(this, key, $"The folder “{name}” is a cycle of barcoding, but does not begin with the magnification, such as “10X_”.");
        }
        else if (isMagnified && !isBarcoding && !name.Contains("_CP_", StringComparison.Ordinal))
        {
            // Whether the screen is pooled at all cannot be told from one key.
            found.Add(
                this,
                key,
                $"The folder “{name}” begins with a magnification, but neither ends with -SBS-<n> nor has _CP_.",
                atMost: Severity.Warning);
        }
    }

    private static bool BeginsWithMagnification(ReadOnlySpan<char> name)
    {
        var mark = name.IndexOf("X_");
        return mark > 0 && name.Length > mark + 2 && PlaceholderKind.Digits.Allows(name[..mark]);
    }

    private static bool EndsWithCycle(ReadOnlySpan<char> name)
    {
        var mark = name.LastIndexOf("SBS-");
        return mark > 0 && (name[mark - 1] is '_' or '-') && PlaceholderKind.Digits.Allows(name[(mark + 4)..]);
    }
}
