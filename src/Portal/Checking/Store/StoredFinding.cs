using Curation.Findings;

namespace Portal.Checking.Store;

/// <summary>A finding and its number, which the next page begins behind.</summary>
public readonly record struct StoredFinding(long Number, Finding Finding);
