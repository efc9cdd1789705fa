using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Portal.Jobs;

/// <summary>Wakes the runner when a row was queued, and stops a running job when its row was paused or cancelled. The rows are the truth.</summary>
public sealed class PendingJobs
{
    // One waiting signal is enough: the runner looks at all rows each time.
    private readonly Channel<bool> signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ConcurrentDictionary<Guid, CancellationTokenSource> running = new();

    public void Wake() => signal.Writer.TryWrite(true);

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

    /// <summary>Ends at a signal, or after the time at most: a lease may have run out meanwhile.</summary>
    internal async Task WaitAsync(TimeSpan atMost, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await signal.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The time is over.
        }
    }
}
