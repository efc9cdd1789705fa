namespace Portal.Checking.Waiving;

/// <summary>The waivers that concern a check, the newest first.</summary>
/// <param name="Errors">How many errors those in force cover.</param>
/// <param name="MayGive">Whether the person who looks may waive.</param>
/// <param name="Endable">The waivers that they may end.</param>
public sealed record CheckWaivers(IReadOnlyList<WaiverRow> All, long Errors, bool MayGive, IReadOnlySet<Guid> Endable)
{
    public IReadOnlyList<WaiverRow> InForce { get; } = [.. All.Where(row => row.IsInForce)];

    /// <summary>Whether a person sees the same: a waiver is given, lapses or is ended, and nothing else of it changes.</summary>
    public bool ShowsAs(CheckWaivers? other) => other is not null && Errors == other.Errors && Shown(All).SequenceEqual(Shown(other.All));

    private static IEnumerable<(Guid Id, DateTimeOffset? EndedAt, bool IsInForce)> Shown(IReadOnlyList<WaiverRow> rows) =>
        rows.Select(row => (row.Waiver.Id, row.Waiver.EndedAt, row.IsInForce));
}
