namespace Curation.Plans;

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
