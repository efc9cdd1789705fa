namespace Portal.Dropping;

/// <summary>Looks once a minute for reports that have had their time.</summary>
internal sealed class DropSweep(DroppedListings dropped, TimeProvider clock) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            dropped.Sweep();
        }
    }
}
