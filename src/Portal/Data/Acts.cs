using Curation.Workflow.Actors;
using Microsoft.EntityFrameworkCore;
using Portal.Ground;

namespace Portal.Data;

/// <summary>
/// How an act begins: with the database's one write lock, which it holds from its first look to its save. What was seen is so still what is true when it
/// is stored, and of any acts at once the outcome is that of some order. Nothing slow may happen in between: who has to ask another server asks before.
/// </summary>
internal static class Acts
{
    /// <returns>A context whose first save ends the act; disposed of without one, nothing has happened.</returns>
    public static async Task<PortalDb> BeginAsync(this IDbContextFactory<PortalDb> dbs, CancellationToken cancellationToken)
    {
        var db = await dbs.CreateDbContextAsync(cancellationToken);
        try
        {
            // SQLite's BEGIN IMMEDIATE: whoever else begins waits here.
            await db.Database.BeginTransactionAsync(cancellationToken);
            return db;
        }
        catch (Exception exception)
        {
            await db.DisposeAsync();
            if (StorageFaults.MessageFor(exception) is { } words)
            {
                throw new RefusedException(words, exception);
            }

            throw;
        }
    }
}
