using Curation.Workflow.Checks;
using Curation.Workflow.Jobs;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Ground;

namespace Portal.Keeping;

/// <summary>
/// The finished checks whose files nothing stands on: not the newest of its deposit or its prefix, and none that a promotion was planned from or a
/// deposit submitted with. There are as many as the bounds of <see cref="KeepingOptions"/> leave, and those of one sweep more.
/// </summary>
internal static class SupersededChecks
{
    public static async Task<List<SupersededCheck>> ReadAsync(PortalDb db, CancellationToken cancellationToken)
    {
        var found = await db.CheckRuns.AsNoTracking()
            .Where(r => r.Of != CheckOf.Listing && r.State == JobState.Done && r.FilesRemovedAt == null && r.EndedAt != null)
            .Select(r => new
            {
                r.Id,
                r.Sequence,
                r.Of,
                r.DepositId,
                r.Prefix,
                r.EndedAt,
                IsUsed = db.Promotions.Any(p => p.CheckRunId == r.Id) || db.Deposits.Any(d => d.SubmittedCheckId == r.Id),
            })
            .ToListAsync(cancellationToken);
        var rows = found
            .Select(r => (
                Row: new SupersededCheck(r.Id, r.Of is CheckOf.Staging ? r.DepositId.ToString() : r.Prefix.ToString(), r.Sequence, r.EndedAt!.Value),
                r.IsUsed))
            .ToList();
        var newest = rows.GroupBy(r => r.Row.Group).Select(group => group.MaxBy(r => r.Row.Order).Row.Id).ToHashSet();
        return [.. rows.Where(r => !r.IsUsed && !newest.Contains(r.Row.Id)).Select(r => r.Row)];
    }
}

/// <summary>A finished check whose files nothing stands on.</summary>
/// <param name="Group">Of which data.</param>
/// <param name="Order">The higher, the newer.</param>
internal sealed record SupersededCheck(Guid Id, string Group, long Order, DateTimeOffset EndedAt);
