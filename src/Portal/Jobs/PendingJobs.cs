using System.Collections.Concurrent;

namespace Portal.Jobs;

/// <summary>Wakes the runner when a row was queued, and stops a running job when its row was paused or cancelled.</summary>
public sealed class PendingJobs : WakeSignal
{
    private readonly ConcurrentDictionary<Guid, CancellationTokenSource> running = new();

    public void Stop(Guid id)
    {
        if (running.TryGetValue(id, out var cancel))
        {
            cancel.Cancel();
        }
    }

    internal IReadOnlyCollection<Guid> Running => [.. running.Keys];

    internal bool Enter(Guid id, CancellationTokenSource cancel) => running.TryAdd(id, cancel);

    internal void Leave(Guid id) => running.TryRemove(id, out _);
}
