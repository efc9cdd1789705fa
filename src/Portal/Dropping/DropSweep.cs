namespace Portal.Dropping;

/// <summary>Looks once a minute for reports that have had their time.</summary>
internal sealed partial class DropSweep(DroppedListings dropped, TimeProvider clock, ILogger<DropSweep> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                dropped.Sweep();
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // A disk that fails for a moment must not end the portal.
                SweepFailed(exception);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Reports that had their time could not be removed; the next start removes them")]
    private partial void SweepFailed(Exception exception);
}
