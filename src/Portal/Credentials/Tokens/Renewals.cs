using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Credentials;
using Curation.Workflow.Deposits;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Grants;
using Portal.Ground;

namespace Portal.Credentials.Tokens;

/// <summary>
/// Credentials for whoever holds a token: decided anew each time, recorded before they are asked for.
/// </summary>
public sealed class Renewals(IDbContextFactory<PortalDb> dbs, TokenOwners owners, GrantCreation grants, CredentialVending credentials, TimeProvider clock)
{
    // Compared with when there is no such token, so that it takes as long.
    private static readonly TokenText Nobody = TokenText.New();

    public static TimeSpan Usual => TimeSpan.FromHours(1);

    /// <param name="text">The token, as it was sent.</param>
    /// <param name="duration">How long the credentials shall last.</param>
    /// <param name="from">The kind of network it came from.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<TemporaryCredentials> RenewAsync(string? text, TimeSpan duration, string from, CancellationToken cancellationToken)
    {
        if (!TokenText.TryParse(text, out var token))
        {
            throw new TokenRefusedException(TokenFault.Unknown, "This is no whole access token: it may have been cut when it was copied.");
        }

        await EnsureMadeAsync(token, cancellationToken);
        var decided = await DecideAsync(token, duration, from, cancellationToken);
        return await credentials.VendAsync(decided.Deposit, decided.Permission, decided.Lasting, decided.Owner, cancellationToken);
    }

    // Whoever guesses begins no act, so that they hold nobody up.
    private async Task EnsureMadeAsync(TokenText text, CancellationToken cancellationToken)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var token = await FindAsync(db, text, cancellationToken);
        if (token.IsLiveAt(clock.GetUtcNow()))
        {
            await grants.EnsureMadeAsync(await db.Deposits.AsNoTracking().SingleAsync(d => d.Id == token.DepositId, cancellationToken), cancellationToken);
        }
    }

    private async Task<(Deposit Deposit, Permission Permission, TimeSpan Lasting, Actor Owner)> DecideAsync(TokenText text, TimeSpan duration, string from, CancellationToken cancellationToken)
    {
        await using var db = await dbs.BeginAsync(cancellationToken);
        var token = await FindAsync(db, text, cancellationToken);
        var deposit = await db.Deposits.AsNoTracking().SingleAsync(d => d.Id == token.DepositId, cancellationToken);
        var owner = await owners.FindAsync(token.OwnerId, cancellationToken);
        var now = clock.GetUtcNow();
        try
        {
            var lasting = await GrantCreation.FittingAsync(db, deposit.Id, duration, now, cancellationToken);
            token.UseForCredentials(deposit, owner, lasting, from, now);
            (await GrantCreation.LiveAsync(db, deposit, now, cancellationToken)).Use(lasting, now);
            await db.SaveChangesAsync(cancellationToken);
            return (deposit, token.Permission, lasting, owner!);
        }
        catch (TooManyException refused)
        {
            throw new TokenRefusedException(TokenFault.TooMany, refused.Message, refused.Wait);
        }
        catch (RefusedException refused) when (StorageFaults.MessageFor(refused) is null)
        {
            throw new TokenRefusedException(!token.IsLiveAt(now) || owner is null ? TokenFault.Ended : TokenFault.Closed, refused.Message);
        }
    }

    // Whoever has the secret is told why it holds no more; whoever guesses learns nothing, not even which public parts there are.
    private static async Task<AccessToken> FindAsync(PortalDb db, TokenText text, CancellationToken cancellationToken)
    {
        var publicId = text.PublicId;
        var token = await db.AccessTokens.SingleOrDefaultAsync(t => t.PublicId == publicId, cancellationToken);
        var isIt = token is null ? Nobody.Hash == text.Hash : token.Is(text);
        return isIt && token is not null
            ? token
            : throw new TokenRefusedException(TokenFault.Unknown, "This access token is not known here: compare it with the one you were shown, and the portal's address.");
    }
}
