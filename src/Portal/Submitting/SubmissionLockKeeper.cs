namespace Portal.Submitting;

/// <summary>Brings the locks of staging to what the deposits' states ask for: at the start, whenever that changed, and every few minutes in case somebody else wrote the policy.</summary>
public sealed partial class SubmissionLockKeeper(SubmissionLocks locks, TimeProvider clock, ILogger<SubmissionLockKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!locks.IsOffered)
        {
            return;
        }

        var (at, isTold) = (DateTimeOffset.MinValue, false);
        using var timer = new PeriodicTimer(PollInterval, clock);
        do
        {
            try
            {
                // Asked of the locks, not remembered here: between two looks a prefix may be locked and have to open again.
                if ((clock.GetUtcNow() - at).Duration() > Longest || !await locks.AreSetAsync(stoppingToken))
                {
                    await locks.SetAsync(stoppingToken);
                    (at, isTold) = (clock.GetUtcNow(), false);
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                if (!isTold)
                {
                    LockStuck(exception);
                }

                isTold = true;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Error, "The doors of staging could not be set; they are tried again every few seconds")]
    private partial void LockStuck(Exception exception);
}
