using System.Collections.Concurrent;
using Curation.Store;
using Curation.Workflow.Deposits;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Ground;

namespace Portal.Submitting;

/// <summary>
/// Shuts staging below what was submitted, from the submission until changes are asked for, it is withdrawn or published. What is to be shut is read from
/// the database each time, one after another, so that two at once undo nothing of each other.
/// </summary>
public sealed class SubmissionLocks(IDbContextFactory<PortalDb> dbs, IStagingLock staging) : IDisposable
{
    private static readonly TimeSpan LongestSettling = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim turn = new(1);
    private readonly ConcurrentDictionary<Guid, Prefix> submitting = new();
    private volatile string? done;

    public bool IsOffered => staging.IsOffered;

    /// <summary>Shuts a prefix before its submission is stored: a submission whose prefix stays open is refused. Once disposed of, the database says whether it stays shut.</summary>
    public async Task<IAsyncDisposable> ShutAsync(Deposit deposit, CancellationToken cancellationToken)
    {
        // Each attempt holds it for itself: of two at once, the one that is refused must not open it to the other's look.
        var shut = new Shut(this, Guid.NewGuid());
        if (!staging.IsOffered)
        {
            return shut;
        }

        submitting[shut.Key] = deposit.Prefix;
        try
        {
            await SetAsync(cancellationToken);
            return shut;
        }
        catch
        {
            submitting.TryRemove(shut.Key, out _);
            throw;
        }
    }

    /// <summary>Whether the locks were last set, by whichever act, to what is wanted now.</summary>
    public async Task<bool> AreSetAsync(CancellationToken cancellationToken) => done == Named(await WantedAsync(cancellationToken));

    private async Task<IReadOnlyCollection<Prefix>> WantedAsync(CancellationToken cancellationToken)
    {
        var held = DepositLife.Shut;
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var stored = await db.Deposits.AsNoTracking().Where(d => held.Contains(d.State)).Select(d => d.Prefix).ToListAsync(cancellationToken);
        return [.. stored.Concat(submitting.Values).DistinctBy(prefix => prefix.Text).OrderBy(prefix => prefix.Text, StringComparer.Ordinal)];
    }

    public async Task SetAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            var wanted = await WantedAsync(cancellationToken);
            done = null;
            await staging.SetAsync(wanted, cancellationToken);
            done = Named(wanted);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private static string Named(IEnumerable<Prefix> prefixes) => string.Join('\n', prefixes);

    private sealed class Shut(SubmissionLocks locks, Guid key) : IAsyncDisposable
    {
        public Guid Key => key;

        public async ValueTask DisposeAsync()
        {
            if (!locks.submitting.TryRemove(key, out _))
            {
                return;
            }

            try
            {
                using var bound = new CancellationTokenSource(LongestSettling);
                await locks.SetAsync(bound.Token);
            }
            catch (Exception exception) when (exception is StoreException or OperationCanceledException || StorageFaults.MessageFor(exception) is not null)
            {
                // What was decided is stored, and the keeper tries again.
            }
        }
    }
}
