namespace Curation.Listings;

/// <summary>Takes one key of a listing; key and tag are gone when the call returns.</summary>
/// <param name="size">In bytes; negative if the listing does not tell.</param>
/// <param name="tag">The ETag without quotes; empty if the listing does not tell.</param>
public delegate void ListedKey(ReadOnlySpan<char> key, long size, ReadOnlySpan<char> tag);
