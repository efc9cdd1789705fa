using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Deposits;
using Portal.Grants;

namespace Portal.Credentials;

/// <summary>
/// Credentials for one deposit: recorded before they are asked for, handed to the page, kept nowhere. A person gets at most
/// <see cref="MostAnHour"/> an hour, so that a stolen session cannot harvest them.
/// </summary>
public sealed class CredentialVending(IDbContextFactory<PortalDb> dbs, ICredentialVendor vendor, GrantCreation grants, TimeProvider clock)
{
    public const int MostAnHour = 20;

    public async Task<TemporaryCredentials> AskAsync(Guid depositId, Permission permission, TimeSpan duration, Actor by, CancellationToken cancellationToken = default)
    {
        await EnsureMadeAsync(depositId, by, cancellationToken);
        var (deposit, lasting) = await DecideAsync(depositId, permission, duration, by, cancellationToken);
        return await VendAsync(deposit, permission, lasting, by, cancellationToken);
    }

    /// <summary>For what was decided and recorded.</summary>
    internal async Task<TemporaryCredentials> VendAsync(Deposit deposit, Permission permission, TimeSpan duration, Actor by, CancellationToken cancellationToken)
    {
        var audit = new AuditContext(by.Email.Length > 0 ? by.Email : by.Id, by.Id, $"{deposit.Id}");
        return await vendor.VendAsync(deposit.Prefix, permission, duration, audit, cancellationToken);
    }

    private async Task EnsureMadeAsync(Guid depositId, Actor by, CancellationToken cancellationToken)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var deposit = await db.MineAsync(depositId, by, cancellationToken);
        if (deposit.IsOwnedBy(by))
        {
            await grants.EnsureMadeAsync(deposit, cancellationToken);
        }
    }

    private async Task<(Deposit Deposit, TimeSpan Lasting)> DecideAsync(Guid depositId, Permission permission, TimeSpan duration, Actor by, CancellationToken cancellationToken)
    {
        await using var db = await dbs.BeginAsync(cancellationToken);
        var deposit = await db.MineAsync(depositId, by, cancellationToken);
        var now = clock.GetUtcNow();

        // On both sides of now: what was told before the clock was set back by days is not of this hour.
        var (hourAgo, inAnHour) = (now.AddHours(-1), now.AddHours(1));
        if (await db.Facts.CountAsync(f => f.ActorId == by.Id && f.What == DepositFacts.CredentialsAsked && f.At > hourAgo && f.At < inAnHour, cancellationToken) >= MostAnHour)
        {
            throw new RefusedException($"You asked for credentials {MostAnHour} times within an hour: use the ones you have, or wait.");
        }

        var lasting = await GrantCreation.FittingAsync(db, depositId, duration, now, cancellationToken);
        deposit.AskCredentials(permission, lasting, by, now);
        (await GrantCreation.LiveAsync(db, deposit, now, cancellationToken)).Use(lasting, now);
        await db.SaveChangesAsync(cancellationToken);
        return (deposit, lasting);
    }
}
