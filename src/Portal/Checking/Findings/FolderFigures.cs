using Curation;
using Curation.Findings;
using Curation.Store;

namespace Portal.Checking.Findings;

/// <summary>What lies below a folder, as the lists that it leads to show it.</summary>
/// <param name="Objects">Null where the check did not count so deep.</param>
public sealed record FolderFigures(Tally? Objects, SeverityCounts Findings);
