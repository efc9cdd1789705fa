using Curation.Store;

namespace Curation.Plans;

/// <summary>What a snapshot holds in all. <paramref name="Hash"/> is the SHA-256 of its uncompressed text in small hexadecimal letters.</summary>
public sealed record Snapshot(Tally Tally, string Hash);
