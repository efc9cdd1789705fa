namespace Portal.Jobs;

/// <summary>How far a job is. What it had done when this phase began (<paramref name="Before"/>) does not count for its rate.</summary>
public sealed record JobProgress(JobPhase Phase, long Done, long? Of, long Bytes, long? OfBytes, DateTimeOffset Since, DateTimeOffset At, long Before = 0)
{
    /// <summary>Objects a second since the phase began; 0 in its first moment.</summary>
    public double Rate => Seconds > 0.5 ? (Done - Before) / Seconds : 0;

    public double ByteRate => Seconds > 0.5 ? Bytes / Seconds : 0;

    public TimeSpan Elapsed => At - Since;

    /// <summary>By whichever of objects and bytes takes longer; null while it cannot be told.</summary>
    public TimeSpan? Left
    {
        get
        {
            var byObjects = Of is { } of && Rate > 0 ? (of - Done) / Rate : (double?)null;
            var byBytes = OfBytes is { } all && ByteRate > 0 ? (all - Bytes) / ByteRate : (double?)null;
            return (byObjects, byBytes) is (null, null) ? null : TimeSpan.FromSeconds(Math.Clamp(Math.Max(byObjects ?? 0, byBytes ?? 0), 0, 1e9));
        }
    }

    private double Seconds => Elapsed.TotalSeconds;
}
