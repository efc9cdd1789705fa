using System.Net;
using Amazon.S3;
using Curation.S3.Calls;

namespace Curation.S3.Tests.Calls;

public sealed class Paces : IDisposable
{
    private readonly Pace pace = new(8);

    [Fact]
    public async Task Halves_once_for_all_the_copies_that_were_under_way()
    {
        var answer = new TaskCompletionSource<int>();
        var copies = Enumerable.Range(0, 8).Select(_ => pace.RunAsync(() => answer.Task, CancellationToken.None)).ToList();

        answer.SetException(Busy());

        await Assert.ThrowsAsync<AmazonS3Exception>(() => Task.WhenAll(copies));
        Assert.Equal(4, pace.Limit);
        Assert.Equal(4, await MostAtOnceAsync());
    }

    [Fact]
    public async Task Never_falls_below_one_and_grows_back_to_the_setting()
    {
        for (var refusal = 0; refusal < 40; refusal++)
        {
            await Assert.ThrowsAsync<AmazonS3Exception>(() => pace.RunAsync<int>(() => throw Busy(), CancellationToken.None));
        }

        Assert.Equal(1, pace.Limit);
        Assert.Equal(1, await MostAtOnceAsync());

        for (var copy = 0; copy < 100; copy++)
        {
            await pace.RunAsync(() => Task.FromResult(1), CancellationToken.None);
        }

        Assert.Equal(8, pace.Limit);
        Assert.Equal(8, await MostAtOnceAsync());
    }

    [Fact]
    public async Task Is_kept_when_a_copy_is_refused_for_other_reasons()
    {
        await Assert.ThrowsAsync<AmazonS3Exception>(
            () => pace.RunAsync<int>(() => throw new AmazonS3Exception("no") { StatusCode = HttpStatusCode.Forbidden }, CancellationToken.None));

        Assert.Equal(8, pace.Limit);
        Assert.Equal(8, await MostAtOnceAsync());
    }

    [Fact]
    public async Task Lets_a_waiting_copy_be_cancelled()
    {
        var never = new TaskCompletionSource<int>();
        var busy = Enumerable.Range(0, 8).Select(_ => pace.RunAsync(() => never.Task, CancellationToken.None)).ToList();
        using var cancel = new CancellationTokenSource();
        var waiting = pace.RunAsync(() => Task.FromResult(1), cancel.Token);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        never.SetResult(0);
        await Task.WhenAll(busy);
        Assert.Equal(8, await MostAtOnceAsync());
    }

    public void Dispose() => pace.Dispose();

    private static AmazonS3Exception Busy() => new("busy") { StatusCode = HttpStatusCode.ServiceUnavailable, ErrorCode = "SlowDown" };

    // Copies begin at once while there is room, so those begun before any ended are the most.
    private async Task<int> MostAtOnceAsync()
    {
        var begun = 0;
        var end = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var copies = Enumerable.Range(0, 20).Select(_ => pace.RunAsync(
            () =>
            {
                Interlocked.Increment(ref begun);
                return end.Task;
            },
            CancellationToken.None)).ToList();
        var most = begun;
        end.SetResult(0);
        await Task.WhenAll(copies);
        return most;
    }
}
