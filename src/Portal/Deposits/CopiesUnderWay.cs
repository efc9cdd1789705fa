using Curation.Workflow.Jobs;
using Curation.Workflow.Promotions;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Deposits;

/// <summary>Whether a copy of a deposit waits or runs.</summary>
internal static class CopiesUnderWay
{
    public static Task<bool> HasCopyUnderWayAsync(this PortalDb db, Guid id, CancellationToken cancellationToken) => db.Promotions.AnyAsync(
        p => p.DepositId == id
            && p.Phase == PromotionPhase.Copy
            && (p.State == JobState.Queued || p.State == JobState.Running || p.State == JobState.Paused),
        cancellationToken);
}
