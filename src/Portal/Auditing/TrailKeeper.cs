using Curation.Store;
using Portal.Ground;
using Portal.Jobs;

namespace Portal.Auditing;

/// <summary>
/// Keeps the end of the audit trail elsewhere: in the log at the start and daily, in the gallery's bucket at the start, behind each approval and
/// publication, and every hour in which something was told. Whatever fails is told in the log and tried again an hour later; the portal goes on.
/// </summary>
public sealed partial class TrailKeeper(Trail trail, Anchors anchors, TrailSignal signal, TimeProvider clock, ILogger<TrailKeeper> logger)
    : BackgroundService
{
    public static readonly TimeSpan Pace = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private DateTimeOffset? logged;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host waits for the first pause of what it starts.
        await Task.Yield();
        try
        {
            for (; ; )
            {
                await PollAsync(stoppingToken);
                await signal.WaitAsync(Pace, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal stops.
        }
    }

    internal async Task PollAsync(CancellationToken cancellationToken)
    {
        try
        {
            var (end, at) = await trail.EndAsync(cancellationToken);
            if (logged is not { } before || (clock.GetUtcNow() - before).Duration() >= Day)
            {
                logged = clock.GetUtcNow();
                if (at is { } time)
                {
                    Ends(end.Facts, CsvFile.Time(time), end.Hash);
                }
                else
                {
                    NoFacts();
                }
            }

            if (await trail.CompareNewestAnchorAsync(cancellationToken) is { Length: > 0 } fault)
            {
                Broken(fault);
                return;
            }

            await anchors.WriteAsync(end, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            NotAnchored(anchors.Place, exception is StoreException ? exception.Message : exception.GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Information, "The audit trail has {Facts} facts, the last at {At}, with the hash {Hash}")]
    private partial void Ends(long facts, string at, string hash);

    [LoggerMessage(LogLevel.Information, "The audit trail has no facts yet")]
    private partial void NoFacts();

    [LoggerMessage(LogLevel.Critical, "The audit trail is not what it was: {Fault}")]
    private partial void Broken(string fault);

    [LoggerMessage(LogLevel.Warning, "The end of the audit trail was not anchored in {Place}: {Why}")]
    private partial void NotAnchored(string place, string why);
}

/// <summary>Wakes the keeper of the audit trail when something was told that is to be kept elsewhere at once.</summary>
public sealed class TrailSignal : WakeSignal;
