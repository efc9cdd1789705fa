using Curation;
using Curation.Promoting;
using Curation.Workflow;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Granting;
using Portal.Jobs;

namespace Portal.Promoting;

/// <summary>Plans a promotion, or copies and proves an approved one. Killed in the middle, it compares anew and copies what still lacks.</summary>
public sealed class PromotionWorker(IDbContextFactory<PortalDb> dbs, Comparison comparison, CopyRun copy, Proof proof, GrantSignal grants, TimeProvider clock) : IWorker
{
    public IQueryable<Job> Rows(PortalDb db) => db.Promotions;

    public IQueryable<Job> Waiting(PortalDb db, List<Guid> running) => db.Promotions.Where(p => p.State == JobState.Queued && !running.Contains(p.Id));

    public bool LeavesAPlace => false;

    public async Task RunAsync(Guid id, CancellationToken cancellationToken)
    {
        var (promotion, deposit, _) = await LoadAsync(id, cancellationToken);
        await comparison.RequireSnapshotAsync(promotion, cancellationToken);
        if (promotion.Phase is PromotionPhase.Plan)
        {
            var plan = await comparison.SummarizeAsync(promotion, cancellationToken);
            await StoreAsync(id, (p, _, at) => p.FinishPlan(plan, at), cancellationToken);
            return;
        }

        await StoreAsync(id, (_, d, at) => d.BeginCopy(at), cancellationToken);
        if (await copy.RunAsync(promotion, cancellationToken) is { } broken)
        {
            await StoreAsync(id, (p, d, at) => p.Void(broken, d, at), cancellationToken);
            return;
        }

        var (receipt, fault) = await proof.MakeAsync(promotion, deposit, cancellationToken);
        if (receipt is null)
        {
            await StoreAsync(id, (p, d, at) => p.Void(fault, d, at), cancellationToken);
            return;
        }

        await StoreAsync(id, (p, d, at) => p.Finish(receipt, d, at), cancellationToken);
    }

    public async Task FailAsync(Guid id, string reason, CancellationToken cancellationToken) =>
        await StoreAsync(
            id,
            (promotion, deposit, at) =>
            {
                var copying = promotion.Phase is PromotionPhase.Copy;
                promotion.Fail(reason, at);
                if (copying)
                {
                    deposit.Halt(reason, at);
                }
            },
            cancellationToken);

    private async Task<(Promotion Promotion, Deposit Deposit, PortalDb Db)> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var promotion = await db.Promotions.AsNoTracking().SingleAsync(p => p.Id == id, cancellationToken);
        return (promotion, await db.Deposits.AsNoTracking().SingleAsync(d => d.Id == promotion.DepositId, cancellationToken), db);
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
