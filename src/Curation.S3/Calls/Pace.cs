using System.Net;
using Amazon.Runtime;

namespace Curation.S3.Calls;

/// <summary>
/// How many copies are under way at once. A server that asks to slow down halves the number, each round of copies that goes well adds
/// one, up to the setting: so many callers find the pace that a server grants, instead of each waiting and all coming back.
/// </summary>
internal sealed class Pace : IDisposable
{
    private readonly Lock sync = new();
    private readonly SemaphoreSlim places;
    private readonly int most;
    private int limit;
    private int owed; // Places to withdraw as they become free.
    private int deaf; // Refusals of copies begun before the last cut say nothing new.
    private double earned;

    public Pace(int most)
    {
        this.most = limit = most;
        places = new SemaphoreSlim(most);
    }

    public int Limit
    {
        get
        {
            lock (sync)
            {
                return limit;
            }
        }
    }

    public async Task<T> RunAsync<T>(Func<Task<T>> copy, CancellationToken cancellationToken)
    {
        await places.WaitAsync(cancellationToken);
        var slow = false;
        var well = false;
        try
        {
            var done = await copy();
            well = true;
            return done;
        }
        catch (AmazonServiceException refused)
        {
            slow = IsSlowDown(refused);
            throw;
        }
        finally
        {
            Leave(well, slow);
        }
    }

    public void Dispose() => places.Dispose();

    private static bool IsSlowDown(AmazonServiceException refused) =>
        refused.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests
        || refused.ErrorCode is "SlowDown" or "RequestLimitExceeded";

    private void Leave(bool well, bool slow)
    {
        lock (sync)
        {
            var free = 1;
            if (deaf > 0)
            {
                deaf--;
            }
            else if (slow && limit > 1)
            {
                var cut = limit / 2;
                limit -= cut;
                owed += cut;
                deaf = limit + cut - 1;
                earned = 0;
            }

            if (well && limit < most && (earned += 1.0 / limit) >= 1)
            {
                earned = 0;
                limit++;
                free++;
            }

            var withheld = Math.Min(owed, free);
            owed -= withheld;
            if (free > withheld)
            {
                places.Release(free - withheld);
            }
        }
    }
}
