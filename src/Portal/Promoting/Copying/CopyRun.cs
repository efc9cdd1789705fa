using System.Collections.Concurrent;
using Curation.Plans;
using Curation.Store;
using Curation.Workflow.Jobs;
using Curation.Workflow.Promotions;
using Portal.Ground;
using Portal.Jobs;

namespace Portal.Promoting.Copying;

/// <summary>
/// Copies what the gallery lacks of an approved snapshot. The comparison streams into the copies, so memory holds as many objects as
/// are in flight, not as many as there are. One object that is no longer what was approved ends the run: the rest may have changed too.
/// </summary>
public sealed class CopyRun(
    Buckets buckets, Comparison comparison, RewrittenObjects twins, ProgressBoard board, S3Options options, TimeProvider clock)
{
    private const int MostNamed = 5;

    /// <returns>Null when everything is there; otherwise why the approval no longer holds, in a sentence.</returns>
    public async Task<string?> RunAsync(Promotion promotion, CancellationToken cancellationToken)
    {
        var all = promotion.New + promotion.Identical;
        var count = new Counter(promotion.Id, all, clock.GetUtcNow());
        var broken = new ConcurrentQueue<string>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            await Parallel.ForEachAsync(
                comparison.BesideStagingAsync(promotion, stop.Token),
                new ParallelOptions { MaxDegreeOfParallelism = options.CopyParallelism, CancellationToken = stop.Token },
                async (pair, token) =>
                {
                    // What was added since the check is not copied; the proof counts it.
                    if (pair.Entry is { } entry && await CopyAsync(entry, pair.Staged, count, token) is { } fault)
                    {
                        broken.Enqueue(fault);
                        await stop.CancelAsync();
                    }
                });
        }
        catch (OperationCanceledException) when (!broken.IsEmpty && !cancellationToken.IsCancellationRequested)
        {
            // Ended by a broken object, which is told below.
        }
        finally
        {
            await buckets.Gallery.EndCopiesAsync(promotion.Prefix.Folder);
        }

        Post(count);
        return broken.IsEmpty
            ? null
            : $"{string.Join(" ", broken.Take(MostNamed))} Nothing of the gallery was overwritten. Check the deposit again and plan from that check.";
    }

    private async ValueTask<string?> CopyAsync(PlanEntry entry, StoredObject? staged, Counter count, CancellationToken cancellationToken)
    {
        var state = await comparison.StateAsync(entry, cancellationToken);
        var outcome = state switch
        {
            EntryState.Identical => CopyOutcome.AlreadyThere,
            EntryState.Conflicting => CopyOutcome.TargetDiffers,
            _ when staged is null => CopyOutcome.SourceGone,
            _ when !SameWrite.Of(entry.Wanted, staged) => CopyOutcome.SourceChanged,
            _ => await buckets.Gallery.CopyFromAsync(buckets.Staging, entry.Wanted, cancellationToken),
        };
        if (outcome is CopyOutcome.Copied && await twins.MayHaveBeenMetAsync(entry.Wanted, cancellationToken))
        {
            return RewrittenObjects.MetWords(entry.Wanted);
        }

        if (outcome is CopyOutcome.Copied or CopyOutcome.AlreadyThere)
        {
            count.Add(entry.Wanted, state is EntryState.Identical);
            if (count.IsDue(clock.GetUtcNow()))
            {
                Post(count);
            }

            return null;
        }

        return outcome switch
        {
            CopyOutcome.SourceGone => $"“{entry.Wanted.Key}” was approved and is gone from staging.",
            CopyOutcome.SourceChanged => $"“{entry.Wanted.Key}” was replaced in staging after it was checked.",
            _ => $"“{entry.Wanted.Key}” has appeared in the gallery with other bytes since the plan was made.",
        };
    }

    private void Post(Counter count) => board.Post(count.Job, count.Progress(clock.GetUtcNow()));

    private sealed class Counter(Guid job, Tally all, DateTimeOffset since)
    {
        private long objects;
        private long bytes;
        private long before;
        private long posted;

        public Guid Job => job;

        public void Add(StoredObject item, bool wasThere)
        {
            Interlocked.Increment(ref objects);
            Interlocked.Add(ref bytes, wasThere ? 0 : item.Size);
            Interlocked.Add(ref before, wasThere ? 1 : 0);
        }

        /// <summary>Four times a second is as often as anybody looks.</summary>
        public bool IsDue(DateTimeOffset now)
        {
            var last = Interlocked.Read(ref posted);
            return Math.Abs(now.UtcTicks - last) > TimeSpan.TicksPerSecond / 4 && Interlocked.CompareExchange(ref posted, now.UtcTicks, last) == last;
        }

        public JobProgress Progress(DateTimeOffset now) => new(
            JobPhase.Copying, Interlocked.Read(ref objects), all.Objects, Interlocked.Read(ref bytes), null, since, now,
            Interlocked.Read(ref before));
    }
}
