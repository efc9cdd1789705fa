using System.Collections.Concurrent;
using Curation.Workflow.Jobs;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Ground;

namespace Portal.Jobs;

/// <summary>
/// Jobs whose end could not be saved, because the disk was full or the database locked: their rows say Running, and nobody works on them. As soon as
/// saving works they are stored as failed, or wait again where only the save had failed. In memory: a start takes up whatever says Running.
/// </summary>
internal sealed partial class UnsavedEnds(IDbContextFactory<PortalDb> dbs, ILogger<UnsavedEnds> logger)
{
    /// <summary>A job that never comes to its end on a disk that is nearly full is not begun for ever.</summary>
    private const int MostAttempts = 3;

    private readonly ConcurrentDictionary<Guid, End> left = new();

    /// <summary>How soon to try again.</summary>
    public static TimeSpan Pause => TimeSpan.FromSeconds(5);

    public bool Any => !left.IsEmpty;

    public void Add(IWorker worker, Guid id, string reason, bool onlySavingFailed) => left[id] = new End(worker, reason, onlySavingFailed);

    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        foreach (var (id, end) in left)
        {
            try
            {
                if (!end.OnlySavingFailed || !await WaitsAgainAsync(end.Worker, id, cancellationToken))
                {
                    await end.Worker.FailAsync(id, end.Reason, cancellationToken);
                }
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested && StorageFaults.MessageFor(exception) is null)
            {
                // A person has paused or cancelled it meanwhile, or it is of another mind: no further try makes it otherwise.
                NotSaved(id, exception);
            }

            left.TryRemove(id, out _);
        }
    }

    private async Task<bool> WaitsAgainAsync(IWorker worker, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await dbs.BeginAsync(cancellationToken);
        if (await worker.Rows(db).SingleOrDefaultAsync(job => job.Id == id, cancellationToken) is not { State: JobState.Running, Attempts: < MostAttempts } job)
        {
            return false;
        }

        job.Orphan();
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    [LoggerMessage(LogLevel.Warning, "The end of {Id} was not saved")]
    private partial void NotSaved(Guid id, Exception exception);

    private sealed record End(IWorker Worker, string Reason, bool OnlySavingFailed);
}
