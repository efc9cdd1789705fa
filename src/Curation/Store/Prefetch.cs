using System.Runtime.CompilerServices;

namespace Curation.Store;

/// <summary>Asks about items of a stream, some at a time and ahead of whoever reads, and tells in the items' order. Holds as many items as are asked about at once.</summary>
public static class Prefetch
{
    /// <param name="items">What is asked about.</param>
    /// <param name="degree">How many questions are under way at most.</param>
    /// <param name="ask">The item as the answer makes it; null where nothing is asked, and it goes on as it is.</param>
    /// <param name="cancellationToken">Ends the questions.</param>
    public static async IAsyncEnumerable<T> AskAsync<T>(
        IAsyncEnumerable<T> items, int degree, Func<T, CancellationToken, Task<T>?> ask, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ahead = new Queue<Task<T>>(degree);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            await foreach (var item in items.WithCancellation(cancellationToken))
            {
                var asked = ask(item, leaving.Token);
                if (asked is null && ahead.Count == 0)
                {
                    yield return item;
                    continue;
                }

                ahead.Enqueue(asked ?? Task.FromResult(item));
                while (ahead.TryPeek(out var first) && (first.IsCompleted || ahead.Count == degree))
                {
                    yield return await ahead.Dequeue();
                }
            }

            while (ahead.TryDequeue(out var next))
            {
                yield return await next;
            }
        }
        finally
        {
            // Who stops reading early leaves questions under way: end them, and look at how they ended, so that nothing fails unseen later.
            await leaving.CancelAsync();
            await Task.WhenAll(ahead).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }
}
