using System.Threading.Channels;

namespace Portal.Jobs;

/// <summary>
/// Wakes whoever goes round the rows. The rows are the truth: one waiting signal is enough, since all of them are looked at each time.
/// </summary>
public abstract class WakeSignal
{
    private readonly Channel<bool> signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Wake() => signal.Writer.TryWrite(true);

    /// <summary>Ends at a signal, or after the time at most.</summary>
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
