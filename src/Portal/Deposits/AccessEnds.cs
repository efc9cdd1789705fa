using Curation.Workflow.Actors;
using Curation.Workflow.Credentials;
using Curation.Workflow.Deposits;
using Curation.Workflow.Grants;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Grants;

namespace Portal.Deposits;

/// <summary>Whether somebody's access to a deposit ends, or has ended, and why: for the contributor, before it comes and after.</summary>
public sealed class AccessEnds(IDbContextFactory<PortalDb> dbs, TimeProvider clock)
{
    public async Task<AccessEnd> FindAsync(Guid depositId, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var deposit = await db.MineAsync(depositId, actor, cancellationToken);
        var now = clock.GetUtcNow();
        var grant = await db.Grants.AsNoTracking().NewestAsync(depositId, cancellationToken);
        if (grant is null || !Grant.IsDueTo(deposit))
        {
            return new AccessEnd(null, "", "", null);
        }

        var isOver = grant.State is GrantState.Ending or GrantState.Ended || grant.EndsAt <= now;
        return new AccessEnd(
            isOver ? null : grant.EndsAt,
            await DescribeEndAsync(db, grant, cancellationToken),
            isOver ? grant.Closed(now) : "",
            isOver ? await LivingUntilAsync(db, depositId, now, cancellationToken) : null);
    }

    private static async Task<string> DescribeEndAsync(PortalDb db, Grant grant, CancellationToken cancellationToken) =>
        await db.Facts.AsNoTracking().Where(f => f.DepositId == grant.DepositId && f.SubjectId == grant.Id && f.What.StartsWith(GrantFacts.EndStart))
            .OrderByDescending(f => f.Number).Select(f => f.ActorName + " " + f.Words).FirstOrDefaultAsync(cancellationToken) ?? "";

    // A person asks 20 times an hour at most and a token 120, so these are some thousands of facts at the very most.
    private static async Task<DateTimeOffset?> LivingUntilAsync(PortalDb db, Guid depositId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now - Curation.Store.TemporaryCredentials.Longest;
        List<string> kinds = [DepositFacts.CredentialsAsked, TokenFacts.UsedForCredentials];
        var given = await db.Facts.AsNoTracking()
            .Where(f => f.DepositId == depositId && f.At > since && kinds.Contains(f.What))
            .Select(f => new { f.What, f.Words })
            .ToListAsync(cancellationToken);
        var until = given.Max(f => CredentialFact.Of(f.What, f.Words)?.Until);
        return until > now ? until : null;
    }
}

/// <summary>Whether access to a deposit ends, or has ended.</summary>
/// <param name="EndsAt">When access will end by itself; null if it will not, or has.</param>
/// <param name="Message">What was last said about that end, and by whom; empty if it came with the access.</param>
/// <param name="Closed">Why nothing is given now; empty while access is in force or being made.</param>
/// <param name="CredentialsUntil">Until when credentials work that were given before; null if none do.</param>
public sealed record AccessEnd(DateTimeOffset? EndsAt, string Message, string Closed, DateTimeOffset? CredentialsUntil);
