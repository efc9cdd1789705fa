using Curation.Workflow.Facts;
using Curation.Workflow.Trail;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Auditing;

/// <summary>What the database says, row by row, held against what the trail told.</summary>
internal static class TrailRows
{
    public static async Task HoldAsync(PortalDb db, TrailWalk walk, CancellationToken cancellationToken)
    {
        await EachAsync(db.Deposits, "The deposit");
        await EachAsync(db.CheckRuns, "The check");
        await EachAsync(db.Promotions, "The promotion");
        await EachAsync(db.Waivers, "The waiver");
        await EachAsync(db.AccessTokens, "The token");
        await EachAsync(db.Grants, "The grant");
        await EachAsync(db.ProjectNumbers, "The project number");
        await EachAsync(db.RegistryImports, "The import");
        await EachAsync(db.People, "The person");
        await foreach (var deposit in db.Deposits.AsNoTracking()
            .Select(d => new { d.Id, d.State, d.OwnerId, d.Prefix })
            .AsAsyncEnumerable()
            .WithCancellation(cancellationToken))
        {
            walk.HoldDeposit(deposit.Id, deposit.State, deposit.OwnerId, deposit.Prefix.ToString());
        }

        await foreach (var p in db.Promotions.AsNoTracking()
            .Select(p => new { p.Id, p.ApprovedAt, p.ApprovedBy, p.SnapshotHash, p.Receipt, p.Prefix })
            .AsAsyncEnumerable()
            .WithCancellation(cancellationToken))
        {
            walk.HoldPromotion(p.Id, p.ApprovedAt is not null, p.ApprovedBy, p.SnapshotHash, p.Receipt, p.Prefix.ToString());
        }

        await foreach (var token in db.AccessTokens.AsNoTracking()
            .Select(t => new { t.Id, t.Uses, t.Name })
            .AsAsyncEnumerable()
            .WithCancellation(cancellationToken))
        {
            walk.HoldToken(token.Id, token.Uses, token.Name);
        }

        walk.HoldTriggers(FinalTriggers.All, await FinalTriggers.ThereAsync(db, cancellationToken));
        walk.CompleteRows();

        async Task EachAsync<T>(IQueryable<T> rows, string words)
            where T : Subject
        {
            await foreach (var row in rows.AsNoTracking()
                .Where(r => r.Version > 0)
                .Select(r => new { r.Id, r.Version })
                .AsAsyncEnumerable()
                .WithCancellation(cancellationToken))
            {
                walk.Hold(row.Id, row.Version, $"{words} {row.Id}");
            }
        }
    }
}
