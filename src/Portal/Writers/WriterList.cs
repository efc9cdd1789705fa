using System.Globalization;
using System.Runtime.CompilerServices;
using Curation.Granting;
using Curation.Granting.Linting;
using Curation.Workflow.Actors;
using Curation.Workflow.Facts;
using Curation.Workflow.Grants;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Writers;

/// <summary>Pages of who can write. What stands is judged as a whole, since overlaps need all; what ended is paged in the database.</summary>
public sealed class WriterList(IDbContextFactory<PortalDb> dbs, IGrants grants, GrantBook book)
{
    public const int PageSize = 50;

    /// <summary>One page of what a person may see.</summary>
    public async Task<WriterPage> ListAsync(WritersQuery query, string? after, Actor actor, CancellationToken cancellationToken = default)
    {
        if (query.Show is WritersShown.Ended)
        {
            var ended = await EndedAsync(query, Guid.TryParse(after, out var last) ? last : null, PageSize + 1, actor, cancellationToken);
            return new WriterPage(
                [.. ended.Take(PageSize)], null, new Dictionary<GrantFlaw, int>(), ended.Count > PageSize ? $"{ended[PageSize - 1].Key}" : null, "");
        }

        var standing = await book.ReadAsync(actor, cancellationToken);
        var matching = standing.Rows.Where(row => Matches(row, query)).ToList();
        var counts = matching.SelectMany(row => row.Remarks.Select(remark => remark.Flaw).Distinct()).CountBy(flaw => flaw).ToDictionary();
        var shown = Ordered(matching.Where(row => HasFlaw(row, query)), query.Order).ToList();
        var from = int.TryParse(after, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 0, shown.Count) : 0;
        return new WriterPage(
            [.. shown.Skip(from).Take(PageSize)], shown.Count, counts, from + PageSize < shown.Count ? $"{from + PageSize}" : null, standing.Trouble);
    }

    /// <summary>All that match: what stands as a whole, what ended a thousand rows at a time.</summary>
    public async IAsyncEnumerable<WriterRow> StreamAsync(
        WritersQuery query, Actor actor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (query.Show is not WritersShown.Ended)
        {
            foreach (var row in Ordered(
                (await book.ReadAsync(actor, cancellationToken)).Rows.Where(row => Matches(row, query) && HasFlaw(row, query)), query.Order))
            {
                yield return row;
            }

            yield break;
        }

        for (Guid? last = null; ;)
        {
            var ended = await EndedAsync(query, last, 1000, actor, cancellationToken);
            foreach (var row in ended)
            {
                yield return row;
            }

            if (ended.Count < 1000)
            {
                yield break;
            }

            last = ended[^1].Grant!.Id;
        }
    }

    private async Task<List<WriterRow>> EndedAsync(WritersQuery query, Guid? after, int most, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var rows = WriterActs.Readable(db, actor).Where(g => g.DepositId != Subject.NoDeposit && g.State == GrantState.Ended);
        if (query.Prefix is { } start)
        {
            var below = GlobPattern.With(start);
            rows = rows.Where(g => EF.Functions.Glob((string)(object)g.Prefix, below));
        }

        if (after is { } cursor)
        {
            rows = rows.Before(db.Grants, cursor);
        }

        return (await rows.NewestFirst().Take(most).ToListAsync(cancellationToken)).ConvertAll(g => WriterRows.Of(g, grants, []));
    }

    private static bool HasFlaw(WriterRow row, WritersQuery query) => query.Flaw is not { } flaw || row.Remarks.Any(remark => remark.Flaw == flaw);

    private static bool Matches(WriterRow row, WritersQuery query) =>
        (query.Show is WritersShown.Waiting ? row.State is GrantState.Wanted or GrantState.Ending : row.IsInForce)
        && (query.Prefix is not { } prefix || Reaches(row.Scope, prefix));

    // What begins so, and what is wider and reaches it, too. A scope that nobody understands may reach anything.
    private static bool Reaches(GrantScope scope, string prefix) => !scope.IsUnderstood
        || scope.Start.StartsWith(prefix, StringComparison.Ordinal)
        || (!scope.IsObject && $"{prefix}/".StartsWith(scope.Start, StringComparison.Ordinal));

    // What the portal never gave has the provider's times only, so the newest go by times here; nothing is decided by it.
    private static IOrderedEnumerable<WriterRow> Ordered(IEnumerable<WriterRow> rows, WritersOrder order) => (order switch
    {
        WritersOrder.Prefix => rows.OrderBy(row => row.Scope.Text, StringComparer.Ordinal),
        WritersOrder.Used => rows.OrderBy(row => row.Grant?.LastUsedAt ?? DateTimeOffset.MinValue),
        WritersOrder.End => rows.OrderBy(row => row.Grant?.EndsAt ?? DateTimeOffset.MaxValue),
        _ => rows.OrderByDescending(row => row.WantedAt).ThenByDescending(row => row.Grant?.Sequence ?? 0),
    }).ThenByDescending(row => row.Key, StringComparer.Ordinal);
}

/// <summary>A page of grants.</summary>
/// <param name="Rows">A page of grants.</param>
/// <param name="Total">How many match; null where the database does not count them.</param>
/// <param name="Counts">How many that match but for the flaw have each flaw.</param>
/// <param name="Next">The cursor of the next page; null on the last.</param>
/// <param name="Trouble">Why the provider's list is not in it.</param>
public sealed record WriterPage(IReadOnlyList<WriterRow> Rows, int? Total, IReadOnlyDictionary<GrantFlaw, int> Counts, string? Next, string Trouble);
