using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Credentials;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Curation.Workflow.Grants;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Deposits;
using Portal.Grants;

namespace Portal.Writers;

/// <summary>
/// Credentials that work now, as the audit trail tells of them; nobody can take them back. Those whose access ended meanwhile come first.
/// Only the facts of the last 12 hours are read, and a person gets 20 an hour, a token 120.
/// </summary>
public sealed class ActiveCredentials(IDbContextFactory<PortalDb> dbs, TimeProvider clock)
{
    /// <summary>How many a page shows; the file has all.</summary>
    public const int MostShown = 200;

    public async Task<IReadOnlyList<ActiveCredential>> ListAsync(string? prefix, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var told = new List<(Fact Fact, CredentialFact Told)>();
        foreach (var kind in new[] { DepositFacts.CredentialsAsked, TokenFacts.UsedForCredentials })
        {
            // By the times and not to the first that is too old: while the clock was set back, newer ones were told with older times.
            var since = now - TemporaryCredentials.Longest - TimeSpan.FromMinutes(5);
            var facts = db.Facts.AsNoTracking().Where(f => f.What == kind && f.At > since).OrderByDescending(f => f.Number).AsAsyncEnumerable();
            await foreach (var fact in facts.WithCancellation(cancellationToken))
            {
                if (CredentialFact.Of(fact.What, fact.Words) is { } given
                    && given.Until > now
                    && fact.Prefix.StartsWith(prefix ?? "", StringComparison.Ordinal))
                {
                    told.Add((fact, given));
                }
            }
        }

        var ids = told.Select(one => one.Fact.DepositId).Distinct().ToList();
        var deposits = await db.Deposits.AsNoTracking()
            .ReadableBy(actor)
            .Where(d => ids.Contains(d.Id))
            .ToDictionaryAsync(d => d.Id, cancellationToken);
        var newest = await db.Grants.AsNoTracking().NewestOfAsync(ids, cancellationToken);
        return
        [
            .. told.Where(one => deposits.ContainsKey(one.Fact.DepositId))
                .Select(one => new ActiveCredential(
                    one.Fact.DepositId, one.Fact.Prefix, one.Fact.ActorName, one.Told.Token, one.Told.Writes, one.Fact.At, one.Told.Until,
                    Outlived(deposits[one.Fact.DepositId], newest.GetValueOrDefault(one.Fact.DepositId), one.Told.Writes, now)))
                .OrderBy(row => row.Outlived.Length == 0).ThenByDescending(row => row.Until),
        ];
    }

    private static string Outlived(Deposit deposit, Grant? grant, bool writes, DateTimeOffset now) =>
        !Grant.IsDueTo(deposit) ? "The deposit is over."
        : grant is not null && WriterRows.Closed(grant, now) is { Length: > 0 } why ? why
        : writes && !deposit.TakesUploads ? "The deposit takes no uploads now: these still write."
        : "";
}

/// <summary>Credentials that work now.</summary>
/// <param name="DepositId">For which deposit.</param>
/// <param name="Prefix">What they reach.</param>
/// <param name="Who">Who asked, or whose token did.</param>
/// <param name="Token">The token's name; empty if a person asked.</param>
/// <param name="Writes">Whether they let write.</param>
/// <param name="GivenAt">When they were asked for.</param>
/// <param name="Until">When they end.</param>
/// <param name="Outlived">Why they would not be given any more; empty while they would.</param>
public sealed record ActiveCredential(
    Guid DepositId, string Prefix, string Who, string Token, bool Writes, DateTimeOffset GivenAt, DateTimeOffset Until, string Outlived);
