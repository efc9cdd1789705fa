using Curation.Granting;
using Curation.Workflow.Actors;
using Curation.Workflow.Facts;
using Curation.Workflow.Grants;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Grants;

/// <summary>
/// Mends what differs between the portal and the provider. Each act looks once more at what is there now, since a page may have stood open;
/// done twice it does nothing the second time; and each is a fact.
/// </summary>
public sealed class GrantReconciliation(
    IDbContextFactory<PortalDb> dbs, GrantDrift drift, IGrants grants, GrantSignal signal, GrantOptions giving, TimeProvider clock)
{
    /// <summary>Has a grant made as it was given; what the provider has of it otherwise is deleted before.</summary>
    public async Task MakeAgainAsync(Guid id, Actor by, CancellationToken cancellationToken = default)
    {
        GrantDrift.RefuseUnlessMayCompare(by);
        var providerId = await ProviderIdAsync(id, cancellationToken);
        var held = providerId.Length == 0 ? null : await FindAsync(providerId, cancellationToken);
        await using var db = await dbs.BeginAsync(cancellationToken);
        var grant = await db.Grants.SingleAsync(g => g.Id == id, cancellationToken);
        if (grant.State is GrantState.Wanted)
        {
            return;
        }

        if (grant.ProviderId != providerId)
        {
            throw new RefusedException("The portal made this grant again meanwhile: nothing is to be mended any more. Compare again.");
        }

        if (grant.State is GrantState.Live && drift.DifferencesOf(grant, held) is { Count: 0 })
        {
            throw new RefusedException("The provider has this grant as it was given: nothing is to be mended any more. Compare again.");
        }

        grant.MakeAgain(string.Join(' ', drift.DifferencesOf(grant, held).Select(difference => difference.Message)), by, clock.GetUtcNow());
        await SaveAsync(db, cancellationToken);
    }

    /// <summary>Makes a stray grant the access of the deposit whose prefix it is on.</summary>
    public async Task AdoptStrayAsync(string providerId, Guid depositId, string? reason, Actor by, CancellationToken cancellationToken = default)
    {
        GrantDrift.RefuseUnlessMayCompare(by);
        var held = await FindAsync(providerId, cancellationToken);
        await using var db = await dbs.BeginAsync(cancellationToken);
        if (await db.Grants.AnyAsync(g => g.ProviderId == providerId && g.DepositId == depositId && g.State == GrantState.Live, cancellationToken))
        {
            return;
        }

        var stray = await StrayAsync(db, providerId, held, cancellationToken);
        var deposit = await db.Deposits.SingleOrDefaultAsync(d => d.Id == depositId, cancellationToken)
            ?? throw new RefusedException("There is no such deposit.");
        var (isPortals, now) = (stray.Grantee == grants.Portal, clock.GetUtcNow());
        var arn = isPortals ? "" : stray.Grantee.Id;
        if (await db.Grants.AnyAsync(
            g => g.DepositId == depositId && g.Arn == arn && (g.State == GrantState.Wanted || g.State == GrantState.Live), cancellationToken))
        {
            throw new RefusedException($"{(isPortals ? "The contributor" : arn)} has access to {deposit.Prefix} already: delete this grant instead.");
        }

        db.Add(Grant.Adopt(stray, isPortals, grants.ScopeOf(deposit.Prefix), deposit, giving.EndFrom(now), reason, by, now));
        await SaveAsync(db, cancellationToken);
    }

    /// <summary>Has a stray grant deleted.</summary>
    public async Task DeleteStrayAsync(string providerId, string? reason, Actor by, CancellationToken cancellationToken = default)
    {
        GrantDrift.RefuseUnlessMayCompare(by);
        var held = await FindAsync(providerId, cancellationToken);
        await using var db = await dbs.BeginAsync(cancellationToken);
        if (await db.Grants.AnyAsync(g => g.ProviderId == providerId && g.DepositId == Subject.NoDeposit, cancellationToken))
        {
            return;
        }

        db.Add(Grant.EndStray(await StrayAsync(db, providerId, held, cancellationToken), reason, by, clock.GetUtcNow()));
        await SaveAsync(db, cancellationToken);
    }

    private async Task<ProviderGrant> StrayAsync(PortalDb db, string providerId, ProviderGrant? held, CancellationToken cancellationToken)
    {
        if (await db.Grants.AnyAsync(g => g.ProviderId == providerId && g.State != GrantState.Ended, cancellationToken))
        {
            throw new RefusedException($"The grant {providerId} is the portal's by now: compare again.");
        }

        var stray = held ?? throw new RefusedException($"The staging bucket has no grant {providerId} any more: compare again.");
        return await drift.IsUnderWayAsync(stray, cancellationToken)
            ? throw new RefusedException($"The portal makes or ends a grant on {stray.Scope} at this moment: compare again.")
            : stray;
    }

    // The provider is asked before the act begins, since it answers when it likes. By the list, which the portal's role may read already: at most 100
    // pages, for a full instance.
    private async Task<ProviderGrant?> FindAsync(string providerId, CancellationToken cancellationToken) =>
        await drift.HeldAsync(cancellationToken).FirstOrDefaultAsync(held => held.Id == providerId, cancellationToken);

    private async Task SaveAsync(PortalDb db, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        signal.Wake();
    }

    private async Task<string> ProviderIdAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        return await db.Grants.Where(g => g.Id == id).Select(g => g.ProviderId).SingleOrDefaultAsync(cancellationToken)
            ?? throw new RefusedException("There is no such grant.");
    }
}
