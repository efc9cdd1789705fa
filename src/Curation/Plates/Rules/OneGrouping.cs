using System.Numerics;
using Curation.Findings;
using Curation.Plates.Wells;

namespace Curation.Plates.Rules;

internal sealed class OneGrouping() : SetRule("A005", Severity.Warning, "The analysis groups of a plate are all sites, all wells or the plate.")
{
    public override string Remedy => "Remove what an earlier run left, so that every group comes from the same run.";

    public override string Docs => "Gallery documentation, data structure: analysis.";

    public override void Check(SourceJoin source, SetFindings found)
    {
        foreach (var batch in source.Whole)
        {
            foreach (var plate in batch.Plates)
            {
                if (plate.Named?.Groups.Levels is { } levels && BitOperations.PopCount((uint)levels) > 1)
                {
                    found.Add(this, $"{batch.Folder(PlatePart.Analysis, plate.Name)}analysis/", plate.Name, $"Plate “{plate.Name}” mixes groups by {Describe(levels)}.");
                }
            }
        }
    }

    private static string Describe(GroupLevels levels) =>
        string.Join(" and ", Enum.GetValues<GroupLevels>().Where(level => level != GroupLevels.None && levels.HasFlag(level)).Select(Word));

    private static string Word(GroupLevels level) => level switch
    {
        GroupLevels.Plate => "plate",
        GroupLevels.Well => "well",
        _ => "site",
    };
}
