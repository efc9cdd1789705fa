using Curation.Granting;
using Curation.Granting.Linting;
using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Facts;
using Curation.Workflow.Grants;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Grants;

namespace Portal.Writers;

/// <summary>
/// Every grant that stands, as the provider has it, with what is odd about each. Maintainers see the whole bucket, also what the portal
/// never gave; others the portal's rows of the deposits they see. In memory it is an instance at most, 100,000 grants of some hundred bytes.
/// </summary>
public sealed class GrantBook(IDbContextFactory<PortalDb> dbs, IGrants grants, GrantDrift drift, TimeProvider clock)
{
    // Of a grant that overlaps many, a few tell it.
    private const int MostOverlaps = 5;
    private const int AtOnce = 500;

    public async Task<ActiveGrants> ReadAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        var given = await GivenAsync(actor, cancellationToken);
        var (held, trouble, isProviders) = (new Dictionary<string, ProviderGrant>(StringComparer.Ordinal), "", false);
        if (Grant.MayCompare(actor) && grants.IsOffered)
        {
            try
            {
                await foreach (var one in drift.HeldAsync(cancellationToken))
                {
                    held[one.Id] = one;
                }

                isProviders = true;
            }
            catch (StoreException exception)
            {
                (held, trouble) = ([], exception.Message);
            }
        }

        var known = given.Where(g => g.ProviderId.Length > 0).Select(g => g.ProviderId).ToHashSet(StringComparer.Ordinal);
        var strays = await StrangersAsync([.. held.Values.Where(one => !known.Contains(one.Id))], cancellationToken);
        return new ActiveGrants(Judged(given, held, strays, isProviders), trouble, isProviders);
    }

    private List<WriterRow> Judged(List<Grant> given, Dictionary<string, ProviderGrant> held, List<ProviderGrant> strays, bool isProviders)
    {
        var now = clock.GetUtcNow();
        var lines = given.ConvertAll(g => (
            Grant: g, Held: held.GetValueOrDefault(g.ProviderId), Line: WriterRows.LineOf(g, grants, now, held.GetValueOrDefault(g.ProviderId))));
        var strange = strays.ConvertAll(stray => (Held: stray, Line: WriterRows.LineOf(stray, now)));

        // What ends and what is gone lets nobody in: it overlaps nothing.
        var index = new GrantIndex(lines
            .Where(one => one.Grant.State is not GrantState.Ending && (!isProviders || one.Held is not null || one.Grant.State is GrantState.Wanted))
            .Select(one => one.Line)
            .Concat(strange.Select(one => one.Line)));
        return
        [
            .. lines.Select(one => WriterRows.Of(one.Grant, grants, RemarksOn(one.Grant, one.Held, one.Line), one.Held)),
            .. strange.Select(one => WriterRows.Of(one.Held, Odd(one.Line))),
        ];

        IReadOnlyList<GrantRemark> RemarksOn(Grant grant, ProviderGrant? known, GrantLine line) => grant.State switch
        {
            GrantState.Ending => [],
            GrantState.Live when isProviders && known is null => [new(GrantFlaw.Missing, GrantDifference.Missing.Message)],
            GrantState.Live when known is not null =>
                [.. drift.DifferencesOf(grant, known).Select(difference => new GrantRemark(GrantFlaw.Differs, difference.Message)), .. Odd(line)],
            _ => Odd(line),
        };

        IReadOnlyList<GrantRemark> Odd(GrantLine line) => GrantLint.Of(line, index.Overlapping(line).Take(MostOverlaps), now, WriterActs.UnusedAfter);
    }

    private async Task<List<Grant>> GivenAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        return await WriterActs.Readable(db, actor)
            .Where(g => g.State != GrantState.Ended && g.DepositId != Subject.NoDeposit)
            .ToListAsync(cancellationToken);
    }

    // Read after the list: what was made while it was read, or is being made or ended, is no stray.
    private async Task<List<ProviderGrant>> StrangersAsync(List<ProviderGrant> unknown, CancellationToken cancellationToken)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var found = new List<ProviderGrant>();
        foreach (var chunk in unknown.Chunk(AtOnce))
        {
            var ids = chunk.Select(one => one.Id).ToList();
            var places = chunk.Select(one => one.Scope.Start.TrimEnd('/')).Distinct().ToList();
            var portals = await db.Grants.Where(g => ids.Contains(g.ProviderId) && g.State != GrantState.Ended)
                .Select(g => g.ProviderId)
                .ToListAsync(cancellationToken);
            var moving = await db.Grants
                .Where(g => (g.State == GrantState.Wanted || g.State == GrantState.Ending) && places.Contains((string)(object)g.Prefix))
                .Select(g => (string)(object)g.Prefix)
                .ToListAsync(cancellationToken);
            found.AddRange(chunk.Where(one => !portals.Contains(one.Id) && !moving.Contains(one.Scope.Start.TrimEnd('/'))));
        }

        return found;
    }
}

/// <summary>All grants that have not ended.</summary>
/// <param name="Rows">The grants.</param>
/// <param name="Trouble">Why the provider's list could not be read, so that these are the portal's rows only; empty if it was.</param>
/// <param name="IsProviders">Whether the provider's list is in it.</param>
public sealed record ActiveGrants(IReadOnlyList<WriterRow> Rows, string Trouble, bool IsProviders);
