using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Credentials;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Deposits;

namespace Portal.Credentials.Tokens;

/// <summary>A deposit's tokens, for its contributor and for maintainers: made, seen, revoked. The token itself is told once and not kept.</summary>
public sealed class AccessTokens(IDbContextFactory<PortalDb> dbs, TimeProvider clock)
{
    /// <summary>Those that live are few; of the others the newest matter.</summary>
    public const int MostShown = 50;

    public async Task<IReadOnlyList<AccessToken>> ListAsync(Guid depositId, Actor by, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var deposit = await db.MineAsync(depositId, by, cancellationToken);
        if (!AccessToken.MayBeListedBy(by, deposit))
        {
            return [];
        }

        return await db.AccessTokens.AsNoTracking().Where(t => t.DepositId == depositId).NewestFirst().Take(MostShown).ToListAsync(cancellationToken);
    }

    /// <returns>The token, which nobody can be told again.</returns>
    public async Task<TokenText> MakeAsync(
        Guid depositId, string? name, Permission permission, TimeSpan life, Actor by, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.BeginAsync(cancellationToken);
        var deposit = await db.MineAsync(depositId, by, cancellationToken);
        var now = clock.GetUtcNow();
        var live = await db.AccessTokens.AsNoTracking()
            .Where(t => t.DepositId == depositId && t.RevokedAt == null && t.ExpiresAt > now)
            .ToListAsync(cancellationToken);
        var text = TokenText.New();
        db.Add(AccessToken.Make(text, deposit, name, permission, life, live, by, now));
        await db.SaveChangesAsync(cancellationToken);
        return text;
    }

    public async Task RevokeAsync(Guid depositId, Guid id, string? reason, Actor by, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.BeginAsync(cancellationToken);
        var deposit = await db.MineAsync(depositId, by, cancellationToken);
        var token = await db.AccessTokens.SingleOrDefaultAsync(t => t.Id == id && t.DepositId == depositId, cancellationToken)
            ?? throw new RefusedException("There is no such token.");
        token.Revoke(deposit, reason, by, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }
}
