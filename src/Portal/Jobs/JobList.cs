using Curation.Workflow.Actors;
using Curation.Workflow.Checks;
using Curation.Workflow.Deposits;
using Curation.Workflow.Jobs;
using Curation.Workflow.Promotions;
using Microsoft.EntityFrameworkCore;
using Portal.Checking.Rows;
using Portal.Data;
using Portal.Deposits;

namespace Portal.Jobs;

/// <summary>The jobs of the portal for those who may see them: what runs and waits, and what ended lately.</summary>
public sealed class JobList(IDbContextFactory<PortalDb> dbs)
{
    public const int MostEnded = 50;

    public sealed record Row(
        Guid Id, Guid DepositId, string Kind, string Prefix, JobState State, string Reason, DateTimeOffset QueuedAt, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt)
    {
        public bool IsOver => State is JobState.Done or JobState.Failed or JobState.Cancelled;

        /// <summary>The page that shows it.</summary>
        public string Address => (Kind, DepositId == Guid.Empty) switch
        {
            ("Check", true) => $"/checks/{Id}",
            ("Check", _) => $"/deposits/{DepositId}/check/{Id}",
            _ => $"/deposits/{DepositId}/promotion",
        };
    }

    public async Task<IReadOnlyList<Row>> ListAsync(Actor actor, bool liveOnly, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var mine = db.Deposits.ReadableBy(actor).Select(d => d.Id);
        List<JobState> over = [JobState.Done, JobState.Failed, JobState.Cancelled];
        var checks = db.ChecksReadableBy(actor);
        var promotions = db.Promotions.AsNoTracking().Where(p => mine.Contains(p.DepositId));
        var rows = new List<Row>();
        foreach (var ended in liveOnly ? new[] { false } : [false, true])
        {
            var c = await checks.Where(r => over.Contains(r.State) == ended).OrderByDescending(r => r.QueuePlace).Take(MostEnded).ToListAsync(cancellationToken);
            var p = await promotions.Where(r => over.Contains(r.State) == ended).OrderByDescending(r => r.QueuePlace).Take(MostEnded).ToListAsync(cancellationToken);
            rows.AddRange(c.Select(r => (r.QueuePlace, Row: RowOf(r, r.DepositId, "Check", r.Of is CheckOf.Listing ? r.ListingName : r.Prefix.Text)))
                .Concat(p.Select(r => (r.QueuePlace, Row: RowOf(r, r.DepositId, r.Phase is PromotionPhase.Plan ? "Plan" : "Copy", r.Prefix.Text))))
                .OrderByDescending(r => r.QueuePlace).Take(MostEnded).Select(r => r.Row));
        }

        return rows;
    }

    private static Row RowOf(Job job, Guid deposit, string kind, string prefix) =>
        new(job.Id, deposit, kind, prefix, job.State, job.Reason, job.QueuedAt, job.StartedAt, job.EndedAt);
}
