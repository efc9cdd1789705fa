using Curation.Store;

namespace Curation.Findings;

/// <summary>What one folder holds, and what was found in it.</summary>
public sealed record FolderCount(string Folder, Tally Objects, SeverityCounts Findings)
{
    /// <summary>Stands for the folders beyond the number that is counted one by one.</summary>
    public const string Others = "(other folders)";

    /// <summary>As many folders are counted one by one; all further ones together.</summary>
    internal const int Limit = 10_000;
}
