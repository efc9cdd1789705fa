using System.Net;
using Amazon.S3;
using Curation.S3.Calls;

namespace Curation.S3.Tests.Calls;

public sealed class Retries : IDisposable
{
    private readonly Pace pace = new(4);

    [Fact]
    public void Pause_at_random_up_to_twice_as_long_each_time()
    {
        var retry = new Retry(new CopyTuning { FirstPause = TimeSpan.FromMilliseconds(200) }, TimeProvider.System, pace);

        Assert.Equal(TimeSpan.Zero, retry.Pause(1, 0));
        Assert.Equal(
            [200, 400, 800, 1600, 3200, 6400, 12800, 12800], Enumerable.Range(1, 8).Select(attempt => retry.Pause(attempt, 1).TotalMilliseconds));
    }

    [Fact]
    public async Task Stop_after_the_attempts_allowed()
    {
        var retry = new Retry(new CopyTuning { FirstPause = TimeSpan.Zero, Attempts = 3 }, TimeProvider.System, pace);
        var calls = 0;

        await Assert.ThrowsAsync<AmazonS3Exception>(() => retry.RunAsync<int>(
            _ =>
            {
                calls++;
                throw new AmazonS3Exception("busy") { StatusCode = HttpStatusCode.ServiceUnavailable };
            },
            CancellationToken.None));

        Assert.Equal(3, calls);
    }

    [Fact]
    public async Task Do_not_repeat_what_is_refused_for_good()
    {
        var retry = new Retry(new CopyTuning { FirstPause = TimeSpan.Zero }, TimeProvider.System, pace);
        var calls = 0;

        await Assert.ThrowsAsync<AmazonS3Exception>(() => retry.RunAsync<int>(
            _ =>
            {
                calls++;
                throw new AmazonS3Exception("no") { StatusCode = HttpStatusCode.Forbidden, ErrorCode = "AccessDenied" };
            },
            CancellationToken.None));

        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task Give_up_a_server_that_is_silent()
    {
        var retry = new Retry(new CopyTuning(), TimeProvider.System, pace);

        await Assert.ThrowsAsync<TimeoutException>(() => retry.OnceAsync(
            async token =>
            {
                await Task.Delay(Timeout.Infinite, token);
                return 0;
            },
            TimeSpan.FromMilliseconds(20),
            CancellationToken.None));
    }

    public void Dispose() => pace.Dispose();
}
