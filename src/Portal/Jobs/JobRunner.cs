using System.Collections.Concurrent;
using Curation.Workflow.Jobs;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Ground;

namespace Portal.Jobs;

/// <summary>
/// Takes up what waits, of all kinds the oldest first, a few at a time; of these places checks leave one to promotions. A job that fails is stored as
/// Failed with its reason, and the next one runs.
/// </summary>
internal sealed partial class JobRunner(
    IEnumerable<IWorker> workers,
    IDbContextFactory<PortalDb> dbs,
    JobLeases leases,
    PendingJobs pending,
    ProgressBoard board,
    UnsavedEnds unsaved,
    PortalOptions options,
    TimeProvider clock,
    ILogger<JobRunner> logger) : BackgroundService
{
    private readonly ConcurrentDictionary<Guid, IWorker> places = new();
    private readonly List<Task> tasks = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var adopted = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!adopted)
                {
                    await leases.AdoptOrphansAsync(stoppingToken);
                    adopted = true;
                }

                await unsaved.SaveAsync(stoppingToken);
                tasks.RemoveAll(task => task.IsCompleted);
                while (places.Count < options.Jobs && await TakeUpAsync(stoppingToken) is { } taken)
                {
                    tasks.Add(taken);
                }

                await pending.WaitAsync(unsaved.Any ? UnsavedEnds.Pause : JobLeases.Lease / 4, clock, stoppingToken);
                await leases.RenewAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception exception)
            {
                // The database may answer again in a moment; the rows wait.
                LookFailed(exception);
                await Task.Delay(UnsavedEnds.Pause, clock, CancellationToken.None)
                    .WaitAsync(stoppingToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        await Task.WhenAll(tasks);
    }

    private async Task<Task?> TakeUpAsync(CancellationToken stopping)
    {
        await using (var look = await dbs.CreateDbContextAsync(stopping))
        {
            if (await OldestAsync(look, stopping) is null)
            {
                return null;
            }
        }

        await using var db = await dbs.BeginAsync(stopping);
        if (await OldestAsync(db, stopping) is not { } oldest)
        {
            return null;
        }

        // Entered first: whoever pauses the job from now on finds something to stop.
        var cancel = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        pending.Enter(oldest.Job.Id, cancel);
        try
        {
            leases.TakeUp(oldest.Job);
            await db.SaveChangesAsync(stopping);
        }
        catch
        {
            pending.Leave(oldest.Job.Id);
            cancel.Dispose();
            throw;
        }

        places[oldest.Job.Id] = oldest.Worker;
        return RunAsync(oldest.Worker, oldest.Job.Id, cancel, stopping);
    }

    private async Task<(IWorker Worker, Job Job)?> OldestAsync(PortalDb db, CancellationToken cancellationToken)
    {
        List<Guid> running = [.. pending.Running];
        (IWorker Worker, Job Job)? oldest = null;
        foreach (var worker in workers.Where(HasPlaceFor))
        {
            if (await worker.Waiting(db, running).OrderBy(job => job.QueuePlace).FirstOrDefaultAsync(cancellationToken) is { } job
                && !(oldest?.Job.QueuePlace <= job.QueuePlace))
            {
                oldest = (worker, job);
            }
        }

        return oldest;
    }

    // Where there is one place for all, none can be kept: then age alone decides.
    private bool HasPlaceFor(IWorker worker) =>
        !worker.LeavesAPlace || options.Jobs == 1 || places.Values.Count(other => other == worker) < options.Jobs - 1;

    private async Task RunAsync(IWorker worker, Guid id, CancellationTokenSource cancel, CancellationToken stopping)
    {
        await Task.Yield();
        try
        {
            await worker.RunAsync(id, cancel.Token);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Paused or cancelled by its row, or the portal stops: the next start takes it up.
        }
        catch (Exception exception)
        {
            JobFailed(worker.GetType().Name, id, exception);
            await StoreFailureAsync(worker, id, exception, stopping);
        }
        finally
        {
            // Before the runner is woken: else it might find no place yet, and look again only after a while.
            places.TryRemove(id, out _);
            pending.Leave(id);
            board.Clear(id);
            cancel.Dispose();
            pending.Wake();
        }
    }

    private async Task StoreFailureAsync(IWorker worker, Guid id, Exception exception, CancellationToken stopping)
    {
        try
        {
            await worker.FailAsync(id, FailureMessages.Of(exception), stopping);
        }
        catch (Exception second) when (second is not OperationCanceledException)
        {
            JobFailed(worker.GetType().Name, id, second);
            unsaved.Add(worker, id, FailureMessages.Of(exception), onlySavingFailed: StorageFaults.MessageFor(exception) is not null);
        }
    }

    [LoggerMessage(LogLevel.Error, "{Worker} failed {Id}")]
    private partial void JobFailed(string worker, Guid id, Exception exception);

    [LoggerMessage(LogLevel.Error, "The runner could not look for jobs")]
    private partial void LookFailed(Exception exception);
}
