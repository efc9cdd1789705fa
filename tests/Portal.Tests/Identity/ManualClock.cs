namespace Portal.Tests.Identity;

/// <summary>Time that passes when a test says so, with the timers that wait for it.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly List<Timer> timers = [];
    private DateTimeOffset now = new(2026, 3, 14, 15, 9, 26, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(callback, state, dueTime, period);
        lock (timers)
        {
            timers.Add(timer);
        }

        return timer;
    }

    /// <summary>Lets the time pass where nobody waits for it.</summary>
    public Task PassAsync(TimeSpan by)
    {
        now += by;
        return Task.CompletedTask;
    }

    /// <summary>Once somebody waits, lets the time pass.</summary>
    public async Task AdvanceAsync(TimeSpan by)
    {
        await Journeys.World.UntilAsync(() => Task.FromResult(timers.Count), count => count > 0);
        now += by;
        foreach (var timer in timers.ToArray())
        {
            timer.Pass(by);
        }
    }

    private sealed class Timer(TimerCallback callback, object? state, TimeSpan due, TimeSpan period) : ITimer
    {
        private TimeSpan left = due;
        private TimeSpan again = period;

        public void Pass(TimeSpan by)
        {
            left -= by;
            while (left <= TimeSpan.Zero && again > TimeSpan.Zero)
            {
                left += again;
                callback(state);
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            (left, again) = (dueTime, period);
            return true;
        }

        public void Dispose() => again = Timeout.InfiniteTimeSpan;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
