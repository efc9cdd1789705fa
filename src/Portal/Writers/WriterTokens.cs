using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Credentials;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Deposits;

namespace Portal.Writers;

/// <summary>Access tokens of all deposits that a person sees: whose, how long yet, when last used. Paged in the database, the newest first.</summary>
public sealed class WriterTokens(IDbContextFactory<PortalDb> dbs, TimeProvider clock)
{
    public const int PageSize = 50;

    public async Task<Paged<WriterToken>> ListAsync(
        TokensShown show, string? prefix, string? after, Actor actor, CancellationToken cancellationToken = default)
    {
        var rows = await RowsAsync(show, prefix, Guid.TryParse(after, out var last) ? last : null, PageSize + 1, actor, cancellationToken);
        return new Paged<WriterToken>([.. rows.Take(PageSize)], rows.Count > PageSize ? $"{rows[PageSize - 1].Token.Id}" : null);
    }

    internal async Task<List<WriterToken>> RowsAsync(
        TokensShown show, string? prefix, Guid? after, int most, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var unusedSince = now - WriterActs.UnusedAfter;
        var found = from token in db.AccessTokens.AsNoTracking()
                    join deposit in db.Deposits.AsNoTracking().ReadableBy(actor) on token.DepositId equals deposit.Id
                    select new { Token = token, deposit.OwnerName };
        found = show switch
        {
            TokensShown.Ended => found.Where(one => one.Token.RevokedAt != null || one.Token.ExpiresAt <= now),
            TokensShown.Unused => found.Where(one =>
                one.Token.RevokedAt == null && one.Token.ExpiresAt > now && (one.Token.LastUsedAt == null || one.Token.LastUsedAt < unusedSince)),
            _ => found.Where(one => one.Token.RevokedAt == null && one.Token.ExpiresAt > now),
        };
        if (prefix is { Length: > 0 } start)
        {
            var below = GlobPattern.With(start);
            found = found.Where(one => EF.Functions.Glob((string)(object)one.Token.Prefix, below));
        }

        if (after is { } cursor)
        {
            found = found.Where(one => one.Token.Sequence < db.AccessTokens.Where(last => last.Id == cursor).Max(last => (long?)last.Sequence));
        }

        return (await found.OrderByDescending(one => one.Token.Sequence).Take(most).ToListAsync(cancellationToken))
            .ConvertAll(one => new WriterToken(one.Token, one.OwnerName));
    }
}

/// <summary>Which tokens a list shows.</summary>
public enum TokensShown
{
    Live,

    /// <summary>Live, and never used or not for long.</summary>
    Unused,

    Ended,
}

/// <summary>An access token, and whose it is.</summary>
public sealed record WriterToken(AccessToken Token, string Owner);
