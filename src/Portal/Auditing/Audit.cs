using System.Runtime.CompilerServices;
using Curation.Workflow.Actors;
using Curation.Workflow.Facts;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Auditing;

/// <summary>The audit trail, newest first. Maintainers see all of it; others what concerns their own deposits.</summary>
public sealed class Audit(IDbContextFactory<PortalDb> dbs)
{
    public const int PageSize = 100;

    public async Task<FactPage> ListAsync(AuditFilter filter, long? before, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var found = await Matching(db, filter, before, actor).Take(PageSize + 1).ToListAsync(cancellationToken);
        return new FactPage([.. found.Take(PageSize)], found.Count > PageSize ? found[PageSize - 1].Number : null);
    }

    /// <summary>Everything that matches, a thousand rows in memory at a time.</summary>
    public async IAsyncEnumerable<Fact> StreamAsync(AuditFilter filter, Actor actor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (long? before = null; ;)
        {
            await using var db = await dbs.CreateDbContextAsync(cancellationToken);
            var facts = await Matching(db, filter, before, actor).Take(1000).ToListAsync(cancellationToken);
            foreach (var fact in facts)
            {
                yield return fact;
            }

            if (facts.Count < 1000)
            {
                yield break;
            }

            before = facts[^1].Number;
        }
    }

    private static IQueryable<Fact> Matching(PortalDb db, AuditFilter filter, long? before, Actor actor)
    {
        var facts = db.Facts.AsNoTracking();
        if (!actor.IsMaintainer)
        {
            var own = Deposits.ReadableDeposits.ReadableBy(db.Deposits, actor).Select(d => d.Id);
            facts = facts.Where(f => own.Contains(f.DepositId));
        }

        if (before is { } number)
        {
            facts = facts.Where(f => f.Number < number);
        }

        if (filter.Prefix is { Length: > 0 } prefix)
        {
            var below = GlobPattern.With(prefix);
            facts = facts.Where(f => EF.Functions.Glob(f.Prefix, below));
        }

        if (filter.Who is { Length: > 0 } who)
        {
            var named = GlobPattern.With(who);
            facts = facts.Where(f => EF.Functions.Glob(f.ActorName, named));
        }

        if (filter.What is { Length: > 0 } what)
        {
            var kinds = GlobPattern.With(what);
            facts = facts.Where(f => EF.Functions.Glob(f.What, kinds));
        }

        if (filter.From is { } from)
        {
            var at = new DateTimeOffset(from, TimeOnly.MinValue, TimeSpan.Zero);
            facts = facts.Where(f => f.At >= at);
        }

        if (filter.To is { } to)
        {
            var at = new DateTimeOffset(to.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
            facts = facts.Where(f => f.At < at);
        }

        return facts.OrderByDescending(f => f.Number);
    }
}

/// <summary>A page of facts.</summary>
/// <param name="Next">The number before which the next page begins; null on the last.</param>
public sealed record FactPage(IReadOnlyList<Fact> Facts, long? Next);
