using Curation.Store;
using Curation.Workflow.Actors;

namespace Portal.Dropping;

/// <summary>One listing that was dropped, from its first byte until its report is forgotten. Counts are written by the one who reads it.</summary>
internal sealed class Drop(Guid id, Actor by, string name, Prefix prefix, long? length, DateTimeOffset at)
{
    private long received;
    private long keys;
    private int keeping;

    public Guid Id => id;

    public Actor By => by;

    public string Name => name;

    public Prefix Prefix => prefix;

    /// <summary>In bytes, as it is sent; null if the sender does not say.</summary>
    public long? Length => length;

    public DateTimeOffset At => at;

    public CancellationTokenSource Stop { get; } = new();

    public long Received => Interlocked.Read(ref received);

    public long Keys => Interlocked.Read(ref keys);

    /// <summary>Null while it is read.</summary>
    public DropEnd? End { get; set; }

    public void Count(int bytes) => Interlocked.Add(ref received, bytes);

    /// <summary>False while somebody else keeps it: the second press of a button.</summary>
    public bool TryKeep() => Interlocked.Exchange(ref keeping, 1) == 0;

    public void LetGo() => Interlocked.Exchange(ref keeping, 0);

    public void CountKey() => Interlocked.Increment(ref keys);
}

/// <summary>How reading a listing ended: with a report, or with a reason.</summary>
internal sealed record DropEnd(DateTimeOffset At, DropReport? Report, string Reason);
