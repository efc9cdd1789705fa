using System.Globalization;
using Curation.Workflow.Actors;
using Curation.Workflow.Jobs;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Deposits;

/// <summary>What the newest check of each deposit of a list said, in one query.</summary>
public sealed class LatestChecks(IDbContextFactory<PortalDb> dbs)
{
    public sealed record Row(Guid RunId, JobState State, long Objects, long Errors, long Warnings)
    {
        /// <summary>Whether it is done and found nothing that must be corrected.</summary>
        public bool HasNoErrors => State is JobState.Done && Errors == 0;

        /// <summary>What it found, in a few words.</summary>
        public string Words => (State, Errors, Warnings) switch
        {
            (JobState.Queued or JobState.Running, _, _) => "running",
            (not JobState.Done, _, _) => "did not finish",
            (_, 0, 0) => "clean",
            (_, 0, _) => Counted(Warnings, "warning"),
            (_, _, 0) => Counted(Errors, "error"),
            _ => $"{Counted(Errors, "error")}, {Counted(Warnings, "warning")}",
        };

        private static string Counted(long count, string unit) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {unit}{(count == 1 ? "" : "s")}");
    }

    /// <param name="deposits">A page of them, as they were listed.</param>
    /// <param name="actor">Who looks: other people's are left out.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyDictionary<Guid, Row>> OfAsync(IReadOnlyCollection<Guid> deposits, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var mine = db.Deposits.ReadableBy(actor).Select(d => d.Id);
        return await db.CheckRuns.AsNoTracking()
            .Where(r => deposits.Contains(r.DepositId) && mine.Contains(r.DepositId))
            .Where(r => !db.CheckRuns.Any(later => later.DepositId == r.DepositId && later.Sequence > r.Sequence))
            .ToDictionaryAsync(r => r.DepositId, r => new Row(r.Id, r.State, r.Objects, r.Errors, r.Warnings), cancellationToken);
    }
}
