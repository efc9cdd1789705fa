using Curation.Plans;
using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Checks;
using Curation.Workflow.Jobs;
using Curation.Workflow.Promotions;
using Microsoft.EntityFrameworkCore;
using Portal.Auditing;
using Portal.Checking.Waiving;
using Portal.Data;
using Portal.Deposits;
using Portal.Ground;
using Portal.Jobs;
using Portal.Promoting.Copying;

namespace Portal.Promoting;

/// <summary>Promotions of a deposit: plan, approve, steer, and what came of it.</summary>
public sealed class Promotions(
    IDbContextFactory<PortalDb> dbs, Waivers waivers, StagingChangeCheck staging, Buckets buckets, PendingJobs pending, TrailSignal trail, PortalOptions options, TimeProvider clock)
{
    /// <summary>The newest promotion of a deposit, or null.</summary>
    public async Task<Promotion?> NewestAsync(Guid depositId, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        await db.MineAsync(depositId, actor, cancellationToken);
        return await db.Promotions.AsNoTracking().Where(p => p.DepositId == depositId).NewestFirst().FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Plans from the deposit's newest finished check.</summary>
    public async Task<Guid> PlanAsync(Guid depositId, Actor by, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.BeginAsync(cancellationToken);
        var deposit = await db.MineAsync(depositId, by, cancellationToken);
        var run = await NewestCheckAsync(db, depositId, cancellationToken)
            ?? throw new RefusedException("Check the deposit first: a promotion is planned from a finished check.");
        if (await db.Promotions.AnyAsync(
            p => p.DepositId == depositId && (p.State == JobState.Queued || p.State == JobState.Running || p.State == JobState.Paused), cancellationToken))
        {
            throw new RefusedException("A promotion of this deposit is under way already.");
        }

        var promotion = Promotion.Plan(deposit, run, by, clock.GetUtcNow());
        db.Add(promotion);
        await db.SaveChangesAsync(cancellationToken);
        pending.Wake();
        return promotion.Id;
    }

    /// <summary>Whether a copy is so large that its approver types the prefix.</summary>
    public bool AsksForPrefix(Promotion promotion) => new TypedPrefix(null, options.TypePrefixAbove).IsAskedFor(promotion.New.Bytes);

    /// <summary>Where a promotion's objects go.</summary>
    public string DestinationOf(Promotion promotion) => $"s3://{buckets.Gallery.Bucket}/{promotion.Prefix}/";

    /// <summary>Approves a plan, unless staging is no longer what was checked: then the plan ends, and this says what happened there.</summary>
    public async Task ApproveAsync(Guid id, string hash, string? waiver, Actor by, string? typed = null, CancellationToken cancellationToken = default)
    {
        var change = await staging.SinceCheckAsync(id, by, cancellationToken);
        Guid run;
        await using (var look = await dbs.CreateDbContextAsync(cancellationToken))
        {
            run = (await MineAsync(look, id, by, cancellationToken)).CheckRunId;
        }

        while (!await TryApproveAsync(id, hash, waiver, by, typed, change, await waivers.CoverageAsync(run, cancellationToken), cancellationToken))
        {
            // A waiver was given or ended since: each time another, so this comes to an end.
        }

        pending.Wake();
        trail.Wake();
    }

    private async Task<bool> TryApproveAsync(
        Guid id, string hash, string? waiver, Actor by, string? typed, StagingChange? change, Coverage coverage, CancellationToken cancellationToken)
    {
        await using var db = await dbs.BeginAsync(cancellationToken);
        var promotion = await MineAsync(db, id, by, cancellationToken);
        await RefuseOlderAsync(db, promotion, cancellationToken);
        var deposit = await db.MineAsync(promotion.DepositId, by, cancellationToken);
        var newest = await NewestCheckAsync(db, deposit.Id, cancellationToken) ?? throw new RefusedException("The check of this plan is gone: check again.");
        var now = clock.GetUtcNow();
        if (change is { IsNone: false } && promotion.AwaitsApproval)
        {
            promotion.Outdate(change, now);
            await db.SaveChangesAsync(cancellationToken);
            throw new RefusedException(promotion.Reason);
        }

        if (await Waivers.CoveredAsync(db, newest, coverage, now, cancellationToken) is not { } covered)
        {
            return false;
        }

        promotion.Approve(deposit, newest, hash, waiver, by, now, covered, new TypedPrefix(typed, options.TypePrefixAbove));
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    public async Task PauseAsync(Guid id, Actor by, CancellationToken cancellationToken = default)
    {
        await ChangeAsync(id, by, (promotion, at) => promotion.Pause(by, at), cancellationToken);
        pending.Stop(id);
    }

    public async Task ResumeAsync(Guid id, Actor by, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.BeginAsync(cancellationToken);
        var promotion = await MineAsync(db, id, by, cancellationToken);
        await RefuseOlderAsync(db, promotion, cancellationToken);
        promotion.Resume(await db.MineAsync(promotion.DepositId, by, cancellationToken), by, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        pending.Wake();
    }

    public async Task CancelAsync(Guid id, Actor by, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.BeginAsync(cancellationToken);
        var promotion = await MineAsync(db, id, by, cancellationToken);
        promotion.Cancel(await db.MineAsync(promotion.DepositId, by, cancellationToken), by, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        pending.Stop(id);
    }

    private async Task ChangeAsync(Guid id, Actor by, Action<Promotion, DateTimeOffset> change, CancellationToken cancellationToken)
    {
        await using var db = await dbs.BeginAsync(cancellationToken);
        change(await MineAsync(db, id, by, cancellationToken), clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }

    private static async Task<Promotion> MineAsync(PortalDb db, Guid id, Actor by, CancellationToken cancellationToken)
    {
        var promotion = await db.Promotions.SingleOrDefaultAsync(p => p.Id == id, cancellationToken) ?? throw new RefusedException("There is no such promotion.");
        await db.MineAsync(promotion.DepositId, by, cancellationToken);
        return promotion;
    }

    // What a newer plan says goes before what an older one said, and one deposit is copied once at a time.
    private static async Task RefuseOlderAsync(PortalDb db, Promotion promotion, CancellationToken cancellationToken)
    {
        if (await db.Promotions.AnyAsync(p => p.DepositId == promotion.DepositId && p.Sequence > promotion.Sequence, cancellationToken))
        {
            throw new RefusedException("A newer plan of this deposit exists: reload the page and look at that one.");
        }
    }

    private static Task<CheckRun?> NewestCheckAsync(PortalDb db, Guid depositId, CancellationToken cancellationToken) =>
        db.CheckRuns.Where(r => r.DepositId == depositId && r.State == JobState.Done).NewestFirst().FirstOrDefaultAsync(cancellationToken);
}
