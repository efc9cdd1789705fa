namespace Portal.Dropping;

/// <summary>A listing that a person dropped, as they see it.</summary>
/// <param name="Transfer">How far it is; null once it was read.</param>
/// <param name="Reason">Why it was not checked; empty if it was, or is.</param>
/// <param name="Report">What was found; null until then, and if it was not checked.</param>
/// <param name="Until">When the report goes.</param>
public sealed record DroppedListing(
    Guid Id, string Name, string Prefix, string AskedBy, DateTimeOffset At, long Keys, DropTransfer? Transfer, string Reason, DropReport? Report,
    DateTimeOffset? EndedAt, DateTimeOffset? Until)
{
    public string Address => $"/check/{Id}";

    public bool IsBusy => Transfer is not null;
}

/// <summary>How much of a listing has arrived.</summary>
/// <param name="Length">In bytes, as it is sent; null if the sender does not say.</param>
public sealed record DropTransfer(long? Length, long Received, TimeSpan Elapsed)
{
    public double Rate => Elapsed.TotalSeconds > 0.5 ? Received / Elapsed.TotalSeconds : 0;
}
