using Curation.Plans;
using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;
using Curation.Workflow.Jobs;
using Curation.Workflow.Promotions;
using Microsoft.EntityFrameworkCore;
using Portal.Auditing;
using Portal.Data;
using Portal.Deposits;
using Portal.Grants;
using Portal.Ground;
using Portal.Jobs;

namespace Portal.Promoting.Copying;

/// <summary>Plans a promotion, or copies and proves an approved one. Killed in the middle, it compares anew and copies what still lacks.</summary>
public sealed class PromotionWorker(
    IDbContextFactory<PortalDb> dbs, Buckets buckets, Comparison comparison, CopyRun copy, CopyVerification proof, GrantSignal grants,
    TrailSignal trail, TimeProvider clock) : IWorker
{
    public IQueryable<Job> Rows(PortalDb db) => db.Promotions;

    public IQueryable<Job> Waiting(PortalDb db, List<Guid> running) =>
        db.Promotions.Where(p => p.State == JobState.Queued && !running.Contains(p.Id));

    public IQueryable<Job> ReadableBy(PortalDb db, Actor actor)
    {
        var mine = db.Deposits.ReadableBy(actor).Select(d => d.Id);
        return db.Promotions.AsNoTracking().Where(p => mine.Contains(p.DepositId));
    }

    public JobRow Describe(Job job)
    {
        var promotion = (Promotion)job;
        return new JobRow(
            promotion, promotion.Phase is PromotionPhase.Plan ? "Plan" : "Copy", promotion.Prefix.Text, $"/deposits/{promotion.DepositId}/promotion");
    }

    public bool LeavesAPlace => false;

    public async Task RunAsync(Guid id, CancellationToken cancellationToken)
    {
        var (promotion, deposit) = await LoadAsync(id, cancellationToken);
        await comparison.RequireSnapshotAsync(promotion, cancellationToken);
        var change = await comparison.SinceCheckAsync(promotion, cancellationToken);
        if (promotion.Phase is PromotionPhase.Plan)
        {
            var plan = change.IsNone ? await comparison.SummarizeAsync(promotion, cancellationToken) : null;
            await StoreAsync(id, (p, _, at) => End(p, plan, change, at), cancellationToken);
            return;
        }

        if (!change.IsNone)
        {
            await StoreAsync(id, (p, d, at) => p.Void(Promotion.SinceCheck(change), d, at), cancellationToken);
            return;
        }

        await StoreAsync(id, (_, d, at) => d.BeginCopy(at), cancellationToken);
        using var remarks = buckets.Gallery.GatherRemarks();
        try
        {
            await PublishAsync(promotion, deposit, remarks, cancellationToken);
        }
        catch
        {
            await KeepAsync(id, remarks);
            throw;
        }
    }

    private static void End(Promotion promotion, PlanSummary? plan, StagingChange change, DateTimeOffset at)
    {
        if (plan is null)
        {
            promotion.Outdate(change, at);
            return;
        }

        promotion.FinishPlan(plan, at);
    }

    private async Task PublishAsync(Promotion promotion, Deposit deposit, CopyRemarks remarks, CancellationToken cancellationToken)
    {
        var fault = await copy.RunAsync(promotion, cancellationToken);
        Receipt? receipt = null;
        if (fault is null)
        {
            promotion.Remark(remarks.All);
            (receipt, fault) = await proof.MakeAsync(promotion, deposit, promotion.RemarkLines, cancellationToken);
        }

        await StoreAsync(
            promotion.Id,
            (p, d, at) =>
            {
                p.Remark(remarks.All);
                if (receipt is null)
                {
                    p.Void(fault, d, at);
                    return;
                }

                p.Finish(receipt, d, at);
            },
            cancellationToken);
        trail.Wake();
    }

    // A copy that ends otherwise has something to say, too; whatever became of its row meanwhile.
    private async Task KeepAsync(Guid id, CopyRemarks remarks)
    {
        if (remarks.All.Count == 0)
        {
            return;
        }

        try
        {
            await using var db = await dbs.BeginAsync(CancellationToken.None);
            var promotion = await db.Promotions.SingleAsync(p => p.Id == id, CancellationToken.None);
            promotion.Remark(remarks.All);
            await db.SaveChangesAsync(CancellationToken.None);
        }
        catch (RefusedException unsaved) when (StorageFaults.MessageFor(unsaved) is not null)
        {
            // Why the copy ended goes before what there is to remark; that nothing can be saved is told with its end.
        }
    }

    public async Task FailAsync(Guid id, string reason, CancellationToken cancellationToken) =>
        await StoreAsync(
            id,
            (promotion, deposit, at) =>
            {
                var copying = promotion.Phase is PromotionPhase.Copy;
                promotion.Fail(reason, at);

                // One that was given back meanwhile has nothing to halt; that the job failed is stored all the same.
                if (copying && deposit.State.TakesCopy())
                {
                    deposit.Halt(reason, at);
                }
            },
            cancellationToken);

    private async Task<(Promotion Promotion, Deposit Deposit)> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var promotion = await db.Promotions.AsNoTracking().SingleAsync(p => p.Id == id, cancellationToken);
        return (promotion, await db.Deposits.AsNoTracking().SingleAsync(d => d.Id == promotion.DepositId, cancellationToken));
    }

    // A row that was paused or cancelled meanwhile keeps what the person decided.
    private async Task StoreAsync(Guid id, Action<Promotion, Deposit, DateTimeOffset> change, CancellationToken cancellationToken)
    {
        await using var db = await dbs.BeginAsync(cancellationToken);
        var promotion = await db.Promotions.SingleAsync(p => p.Id == id, cancellationToken);
        if (promotion.State is not JobState.Running)
        {
            throw new OperationCanceledException("The job was stopped.", cancellationToken);
        }

        var deposit = await db.Deposits.SingleAsync(d => d.Id == promotion.DepositId, cancellationToken);
        change(promotion, deposit, clock.GetUtcNow());
        await db.EndGrantsAsync(deposit, Actor.Portal, clock.GetUtcNow(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        grants.Wake();
    }
}
