using Curation.Store;

namespace Curation.Tests.Store;

public sealed class PrefetchTests
{
    private int under;
    private int most;

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Answers_come_in_order_and_so_many_questions_at_once_as_were_allowed(int degree)
    {
        var random = new Random(5);
        var asked = Enumerable.Range(0, 200).Select(_ => random.Next(3) > 0).ToArray();

        var answers = await Prefetch.AskAsync(Enumerable.Range(0, 200).ToAsyncEnumerable(), degree, (i, _) => asked[i] ? AnswerAsync(i, random.Next(3)) : null, default).ToListAsync();

        Assert.Equal(Enumerable.Range(0, 200).Select(i => asked[i] ? -i : i), answers);
        Assert.InRange(most, 1, degree);
    }

    [Fact]
    public async Task Who_stops_reading_ends_what_is_under_way()
    {
        var (ended, all) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var first = await Prefetch.AskAsync(Enumerable.Range(0, 9).ToAsyncEnumerable(), 3, (i, leaving) => AskAsync(i, leaving), default).FirstAsync();

        Assert.Equal((0, 2), (first, ended));

        async Task<int> AskAsync(int i, CancellationToken leaving)
        {
            if (i == 2)
            {
                all.SetResult();
            }

            await (i == 0 ? all.Task : Task.Delay(Timeout.Infinite, leaving).ContinueWith(_ => Interlocked.Increment(ref ended), TaskScheduler.Default));
            return i;
        }
    }

    private async Task<int> AnswerAsync(int i, int turns)
    {
        most = Math.Max(most, Interlocked.Increment(ref under));
        for (; turns > 0; turns--)
        {
            await Task.Yield();
        }

        Interlocked.Decrement(ref under);
        return -i;
    }
}
