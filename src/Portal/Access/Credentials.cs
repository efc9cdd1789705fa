using Curation;
using Curation.Workflow;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Granting;

namespace Portal.Access;

/// <summary>
/// Credentials for one deposit: recorded before they are asked for, handed to the page, kept nowhere. A person gets at most
/// <see cref="MostAnHour"/> an hour, so that a stolen session cannot harvest them.
/// </summary>
public sealed class Credentials(IDbContextFactory<PortalDb> dbs, ICredentialVendor vendor, GrantMaking grants, TimeProvider clock) : IDisposable
{
    public const int MostAnHour = 20;

    private readonly Turns turns = new();

    public async Task<TemporaryCredentials> AskAsync(Guid depositId, Permission permission, TimeSpan duration, Actor by, CancellationToken cancellationToken = default)
    {
        // Of two who ask for the last ones at once, the second is refused.
        using var turn = await turns.TakeAsync(by.Id, cancellationToken);
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var deposit = await db.MineAsync(depositId, by, cancellationToken);
        var now = clock.GetUtcNow();
        var hourAgo = now.AddHours(-1);
        if (await db.Facts.CountAsync(f => f.ActorId == by.Id && f.What == "credentials.asked" && f.At > hourAgo, cancellationToken) >= MostAnHour)
        {
            throw new RefusedException($"You asked for credentials {MostAnHour} times within an hour: use the ones you have, or wait.");
        }

        var lasting = await GrantMaking.FittingAsync(db, depositId, duration, now, cancellationToken);
        deposit.AskCredentials(permission, lasting, by, now);
        (await grants.LiveAsync(db, deposit, cancellationToken)).Use(lasting, now);
        await db.SaveChangesAsync(cancellationToken);
        return await VendAsync(deposit, permission, lasting, by, cancellationToken);
    }

    public void Dispose() => turns.Dispose();

    /// <summary>For what was decided and recorded.</summary>
    internal async Task<TemporaryCredentials> VendAsync(Deposit deposit, Permission permission, TimeSpan duration, Actor by, CancellationToken cancellationToken)
    {
        var audit = new AuditContext(by.Email.Length > 0 ? by.Email : by.Id, by.Id, $"{deposit.Id}");
        return await vendor.VendAsync(deposit.Prefix, permission, duration, audit, cancellationToken);
    }
}
