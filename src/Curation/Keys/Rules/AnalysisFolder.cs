namespace Curation.Keys.Rules;

/// <summary>The parts of workspace/analysis/&lt;batch&gt;/&lt;plate&gt;/analysis/&lt;group&gt;.</summary>
internal static class AnalysisFolder
{
    public const int Plate = 5;
    public const int Group = 7;

    /// <summary>The key is in the folder of a group, at whatever depth. An inner analysis that stands twice is no group.</summary>
    public static bool HasGroup(in KeyParts key) =>
        key.IsFolder(Group) && key.IsBelow("workspace", "analysis") && key.Is(6, "analysis") && !key.Is(Group, "analysis") && !key[Group].IsEmpty;

    /// <summary>A file stands where the tables of a group stand, but is no table.</summary>
    public static bool IsOtherFormat(in KeyParts key) =>
        key.Count == Group + 2 && key.IsFileToPlace && key.Shape is null && HasGroup(key) && !key.File.EndsWith(".csv")
        && !key.File.EndsWith(".csv.gz");
}
