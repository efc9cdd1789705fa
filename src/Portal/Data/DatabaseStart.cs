using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Portal.Ground;

namespace Portal.Data;

/// <summary>Brings the database up to date before anything else starts.</summary>
internal static class DatabaseStart
{
    public static void AddPortalDb(this IServiceCollection services) =>
        services.AddDbContextFactory<PortalDb>((provider, options) =>
            options.UseSqlite(
                $"Data Source={provider.GetRequiredService<DataFolder>().Database}"
                + $";Default Timeout={(provider.GetService<PortalOptions>() ?? new PortalOptions()).SaveWithin};Recursive Triggers=True",

                // A list is one parameter, of any length. As one for each value, 10,000 take a second to bind, and 32,767 are refused.
                sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))

                // A page of rows without an order may show some twice and others never.
                .ConfigureWarnings(warnings => warnings.Throw(CoreEventId.RowLimitingOperationWithoutOrderByWarning)));

    /// <summary>What protects cookies lies beside the database, so that they hold over a start.</summary>
    public static void AddPortalKeys(this IServiceCollection services, DataFolder folder) =>
        services.AddDataProtection().SetApplicationName("gallery-portal").PersistKeysToFileSystem(new DirectoryInfo(folder.Keys));

    public static async Task MigratePortalDbAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync(cancellationToken);
        await MigrateAsync(db, cancellationToken);
    }

    internal static async Task MigrateAsync(PortalDb db, CancellationToken cancellationToken)
    {
        await RefuseNewerAsync(db, cancellationToken);

        // Whoever was killed while it migrated left its row in it, for which the next start would wait for ever, without a word. Whose the
        // folder is, theirs is the database: it is nobody else's lock. A database that others can reach needs that lock.
        await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);

        // Readers do not wait for the writer; a commit survives a killed process, and the last ones may be lost only with the machine.
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;", cancellationToken);
    }

    private static async Task RefuseNewerAsync(PortalDb db, CancellationToken cancellationToken)
    {
        var foreign = (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).Except(db.Database.GetMigrations()).ToList();
        if (foreign.Count > 0)
        {
            throw new StartException(
                $"The database was brought up to date by a newer version of the portal ({foreign[^1]}). Start that version, or restore the backup from before.");
        }
    }
}
