namespace Testing.Clocks;

/// <summary>A clock that goes on when a test says so. What it measures is the time that it tells.</summary>
public sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    /// <summary>For tests to which it is all the same what time it is.</summary>
    public FixedClock() : this(new(2026, 3, 14, 15, 9, 26, TimeSpan.Zero))
    {
    }

    public DateTimeOffset Now { get; set; } = now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Now;

    public override long GetTimestamp() => Now.UtcTicks;
}
