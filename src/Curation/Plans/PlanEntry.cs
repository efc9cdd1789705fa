using Curation.Store;

namespace Curation.Plans;

/// <summary>One object of the snapshot beside what the gallery holds under its key.</summary>
public sealed record PlanEntry(StoredObject Wanted, StoredObject? Present)
{
    /// <summary>Whether the gallery has the same bytes, by a checksum over all of them; null where none tells.</summary>
    public bool? HasSameBytes => Present is null ? null : SameWrite.HaveSameBytes(Wanted, Present);

    /// <summary>Whether the gallery holds something of another ETag: that its bytes are the same, only a checksum can tell.</summary>
    public bool HasOtherETag => Present is { } present && present.ETag != Wanted.ETag;

    // Two contents of one MD5 have the same ETag, so a checksum goes before it.
    public EntryState State => Present is null ? EntryState.New
        : HasSameBytes ?? (Present.Size == Wanted.Size && Present.ETag == Wanted.ETag) ? EntryState.Identical
        : EntryState.Conflicting;
}

/// <summary>What the gallery has of an object that is to be there.</summary>
public enum EntryState
{
    /// <summary>The gallery has no object of this key.</summary>
    New,

    /// <summary>The gallery holds it, by a checksum over all its bytes, or where none tells by its size and ETag.</summary>
    Identical,

    /// <summary>The gallery holds other bytes, or bytes that a listing cannot tell from others, under this key.</summary>
    Conflicting,
}
