using Curation.Granting.Linting;

namespace Portal.Writers;

/// <summary>A page of grants.</summary>
/// <param name="Rows">A page of grants.</param>
/// <param name="Total">How many match; null where the database does not count them.</param>
/// <param name="Counts">How many that match but for the flaw have each flaw.</param>
/// <param name="Next">The cursor of the next page; null on the last.</param>
/// <param name="Trouble">Why the provider's list is not in it.</param>
public sealed record WriterPage(IReadOnlyList<WriterRow> Rows, int? Total, IReadOnlyDictionary<GrantFlaw, int> Counts, string? Next, string Trouble);
