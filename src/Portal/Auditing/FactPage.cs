using Curation.Workflow.Facts;

namespace Portal.Auditing;

/// <summary>A page of facts.</summary>
/// <param name="Next">The number before which the next page begins; null on the last.</param>
public sealed record FactPage(IReadOnlyList<Fact> Facts, long? Next);
