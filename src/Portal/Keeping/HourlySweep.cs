using Curation.Workflow.Actors;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Portal.Keeping;

/// <summary>Sweeps at the start and every hour. What fails is told in the log and tried again at the next hour.</summary>
internal sealed partial class HourlySweep(Sweep sweep, TimeProvider clock, ILogger<HourlySweep> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        do
        {
            try
            {
                var (checks, reports) = await sweep.RunAsync(stoppingToken);
                if (checks + reports > 0)
                {
                    Swept(checks, reports);
                }
            }
            catch (Exception exception)
                when (exception is IOException or UnauthorizedAccessException or SqliteException or DbUpdateException or RefusedException)
            {
                SweepFailed(exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Information, "Removed the files of {Checks} superseded checks, and {Reports} kept reports that had had their time")]
    private partial void Swept(int checks, int reports);

    [LoggerMessage(LogLevel.Error, "What has had its time could not be removed; it is tried again within the hour")]
    private partial void SweepFailed(Exception exception);
}
