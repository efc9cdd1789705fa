using Curation.Store;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Ground;

namespace Portal.Health;

/// <summary>Whether the parts the portal stands on answer: the database, its disk and both buckets; and those it does without for a while.</summary>
public sealed class PortalHealth(IDbContextFactory<PortalDb> dbs, DiskSpace disk, Buckets buckets, IEnumerable<IRemoteDependency> distant)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<IReadOnlyList<HealthPart>> AskAsync(CancellationToken cancellationToken) =>
    [
        .. await Task.WhenAll(
            AskAsync("database", AskDatabaseAsync, cancellationToken),
            AskAsync($"bucket {buckets.Staging.Bucket}", buckets.Staging.ProbeAsync, cancellationToken),
            AskAsync($"bucket {buckets.Gallery.Bucket}", buckets.Gallery.ProbeAsync, cancellationToken)),
        disk.Tell(),
        .. distant.Select(part => part.Tell()),
    ];

    private static async Task<HealthPart> AskAsync(string name, Func<CancellationToken, Task> ask, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            await ask(limit.Token);
            return new HealthPart(name, true, "answers");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new HealthPart(name, false, $"did not answer within {Patience.TotalSeconds:0} s");
        }
        catch (StoreException exception)
        {
            return new HealthPart(name, false, exception.Message);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new HealthPart(name, false, $"does not answer ({exception.GetType().Name})");
        }
    }

    private async Task AskDatabaseAsync(CancellationToken cancellationToken)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        await db.Facts.AsNoTracking().OrderByDescending(f => f.Number).Select(f => f.Number).FirstOrDefaultAsync(cancellationToken);
    }
}
