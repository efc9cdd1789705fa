namespace Curation.Listings;

/// <summary>Takes one key of a listing; the key is gone when the call returns.</summary>
/// <param name="size">In bytes; negative if the listing does not tell.</param>
public delegate void ListedKey(ReadOnlySpan<char> key, long size);
