namespace Portal.Tests.Identity;

/// <summary>The time as it is, and some hours more if a test says so; or none that passes by itself.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    private long shift;
    private long stoppedAt;

    public override DateTimeOffset GetUtcNow() =>
        (Interlocked.Read(ref stoppedAt) is > 0 and var at ? new DateTimeOffset(at, TimeSpan.Zero) : base.GetUtcNow()) + TimeSpan.FromTicks(
            Interlocked.Read(ref shift));

    public void Advance(TimeSpan by) => Interlocked.Add(ref shift, by.Ticks);

    /// <summary>For what must not depend on how fast the machine is: until <see cref="Run"/>, time passes by <see cref="Advance"/> alone.</summary>
    public void Stop() => Interlocked.Exchange(ref stoppedAt, base.GetUtcNow().UtcTicks);

    public void Run() => Interlocked.Exchange(ref stoppedAt, 0);
}
