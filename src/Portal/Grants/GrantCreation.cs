using Curation.Granting;
using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;
using Curation.Workflow.Grants;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Grants;

/// <summary>
/// Brings about at the provider what the rows say. Each step may be done again: making a grant that is there adopts it, ending one that is
/// gone is no error; so a process killed between the provider's answer and the row's save loses nothing.
/// </summary>
public sealed class GrantCreation(IDbContextFactory<PortalDb> dbs, IGrants grants, GrantOptions giving, TimeProvider clock) : IDisposable
{
    // One prefix's grants are made and ended one after another: a grant that ends may be the very one that another row just adopted.
    private readonly KeyedLocks locks = new();

    /// <summary>
    /// Has the grant that a deposit's credentials will rest on made now, if it waits: sooner than the keeper's next round. To be called before the act that
    /// uses it begins, since the provider answers when it likes.
    /// </summary>
    public async Task EnsureMadeAsync(Deposit deposit, CancellationToken cancellationToken)
    {
        Grant? newest;
        await using (var db = await dbs.CreateDbContextAsync(cancellationToken))
        {
            newest = await db.Grants.AsNoTracking().NewestAsync(deposit.Id, cancellationToken);
        }

        if (newest is null && Grant.IsDueTo(deposit))
        {
            await BringAboutAsync(await WantLateAsync(deposit.Id, cancellationToken), cancellationToken);
        }
        else if (newest is { State: GrantState.Wanted })
        {
            await BringAboutAsync(newest.Id, cancellationToken);
        }
    }

    /// <summary>The grant that a deposit's credentials rest on, live, in the caller's act; otherwise refuses and says why.</summary>
    /// <param name="db">The act.</param>
    /// <param name="deposit">Whose access it is; the caller has decided that the person may have it.</param>
    /// <param name="at">Now.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<Grant> LiveAsync(PortalDb db, Deposit deposit, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var grant = await db.Grants.NewestAsync(deposit.Id, cancellationToken)
            ?? throw new RefusedException($"Your access to {deposit.Prefix} is being made; it takes some seconds. Try again.");
        return grant.IsLiveAt(at) ? grant : throw new RefusedException(grant.Closed(at));
    }

    /// <summary>How long credentials may last that are asked for now, by the end of the grant that they will rest on. Refuses nothing yet.</summary>
    public static async Task<TimeSpan> FittingAsync(PortalDb db, Guid depositId, TimeSpan asked, DateTimeOffset at, CancellationToken cancellationToken) =>
        await db.Grants.AsNoTracking().NewestAsync(depositId, cancellationToken) is { } grant ? grant.Fitting(asked, at) : asked;

    public void Dispose() => locks.Dispose();

    /// <summary>Makes or ends one grant at the provider, if that is what its row waits for.</summary>
    public async Task BringAboutAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var prefix = await db.Grants.Where(g => g.Id == id).Select(g => g.Prefix).SingleAsync(cancellationToken);
        using var held = await locks.TakeAsync(prefix.ToString(), cancellationToken);
        var grant = await db.Grants.SingleAsync(g => g.Id == id, cancellationToken);
        if (grant.State is GrantState.Wanted or GrantState.Ending)
        {
            await TryAsync(db, grant, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    private async Task TryAsync(PortalDb db, Grant grant, CancellationToken cancellationToken)
    {
        try
        {
            if (grant.State is GrantState.Wanted)
            {
                // What it was before and is to be otherwise goes first: the provider may take the new one for the same.
                await DeleteAsync(db, grant, grant.ProviderId, cancellationToken);
                grant.Make(grants.IsOffered ? await grants.CreateAsync(grant.Prefix, grant.Permission, HolderOf(grant), cancellationToken) : "", clock.GetUtcNow());
                return;
            }

            await EndAsync(db, grant, cancellationToken);
            grant.Finish(clock.GetUtcNow());
        }
        catch (StoreException exception)
        {
            grant.Fail(exception.Message, clock.GetUtcNow());
        }
    }

    private async Task EndAsync(PortalDb db, Grant grant, CancellationToken cancellationToken)
    {
        if (!grants.IsOffered)
        {
            return;
        }

        await DeleteAsync(db, grant, grant.ProviderId, cancellationToken);

        // Made by a process that was killed before it could say so: the id is the provider's to tell.
        if (grant.MadeAt is null && !grant.IsStray)
        {
            await DeleteAsync(db, grant, await FindAsync(grant, cancellationToken) ?? "", cancellationToken);
        }
    }

    private async Task DeleteAsync(PortalDb db, Grant grant, string id, CancellationToken cancellationToken)
    {
        if (id.Length > 0 && grants.IsOffered && !await db.Grants.AnyAsync(g => g.ProviderId == id && g.State == GrantState.Live && g.Id != grant.Id, cancellationToken))
        {
            await grants.DeleteAsync(id, cancellationToken);
        }
    }

    private async Task<string?> FindAsync(Grant grant, CancellationToken cancellationToken)
    {
        var (scope, holder) = (grants.ScopeOf(grant.Prefix), HolderOf(grant));
        var found = await grants.ListAsync(scope.Text, cancellationToken)
            .FirstOrDefaultAsync(g => g.Scope == scope && g.Grantee == holder && g.Permission == grant.Permission, cancellationToken);
        return found?.Id;
    }

    private Grantee HolderOf(Grant grant) => grant.IsOwnIdentity ? Grantee.Parse(grant.Arn) : grants.Portal;

    /// <summary>For a deposit that was approved before the portal kept grants.</summary>
    private async Task<Guid> WantLateAsync(Guid depositId, CancellationToken cancellationToken)
    {
        await using var db = await dbs.BeginAsync(cancellationToken);
        if (await db.Grants.NewestAsync(depositId, cancellationToken) is { } there)
        {
            return there.Id;
        }

        var deposit = await db.Deposits.SingleAsync(d => d.Id == depositId, cancellationToken);
        var now = clock.GetUtcNow();
        var grant = Grant.Want(deposit, Actor.Portal, now, giving.EndFrom(now));
        db.Add(grant);
        await db.SaveChangesAsync(cancellationToken);
        return grant.Id;
    }
}
