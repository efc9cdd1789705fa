using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Portal.Data;

/// <summary>Brings the database up to date before anything else starts.</summary>
internal static class DatabaseStart
{
    public static void AddPortalDb(this IServiceCollection services) =>
        services.AddDbContextFactory<PortalDb>((provider, options) =>
            options.UseSqlite($"Data Source={provider.GetRequiredService<DataFolder>().Database};Default Timeout=30;Recursive Triggers=True")

                // A page of rows without an order may show some twice and others never.
                .ConfigureWarnings(warnings => warnings.Throw(CoreEventId.RowLimitingOperationWithoutOrderByWarning)));

    public static async Task MigratePortalDbAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync(cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);

        // Readers do not wait for the writer; a commit survives a killed process, and the last ones may be lost only with the machine.
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;", cancellationToken);
    }
}
