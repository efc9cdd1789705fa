namespace Portal.Submitting;

/// <summary>Brings the doors of staging to what the deposits' states ask for: at the start, whenever that changed, and every few minutes in case somebody else wrote the policy.</summary>
public sealed partial class SubmissionDoorKeeper(SubmissionDoors doors, TimeProvider clock, ILogger<SubmissionDoorKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!doors.IsOffered)
        {
            return;
        }

        var (at, isTold) = (DateTimeOffset.MinValue, false);
        using var timer = new PeriodicTimer(Look, clock);
        do
        {
            try
            {
                // Asked of the doors, not remembered here: between two looks a door may be shut and have to open again.
                if ((clock.GetUtcNow() - at).Duration() > Longest || !await doors.AreSetAsync(stoppingToken))
                {
                    await doors.SetAsync(stoppingToken);
                    (at, isTold) = (clock.GetUtcNow(), false);
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                if (!isTold)
                {
                    DoorStuck(exception);
                }

                isTold = true;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Error, "The doors of staging could not be set; they are tried again every few seconds")]
    private partial void DoorStuck(Exception exception);
}
