using Curation.Store;

namespace Curation.Plans;

/// <summary>
/// Whether an object is the very write that was seen before. Size and ETag do not tell: two contents of one MD5 have the same. When it was
/// written, which version it is and a checksum over all bytes are compared where both sides know them.
/// </summary>
public static class SameWrite
{
    public static bool Of(StoredObject seen, StoredObject now) =>
        seen.Size == now.Size && seen.ETag == now.ETag && IsSame(seen.LastModified, now.LastModified)
        && IsSame(seen.VersionId, now.VersionId) && IsSame(seen.Checksum, now.Checksum);

    /// <summary>Listings tell a time to the millisecond on some servers, and single look-ups to the second on all.</summary>
    public static bool IsSame(DateTimeOffset seen, DateTimeOffset now) =>
        seen == now || !IsKnown(seen) || !IsKnown(now)
        || ((IsWhole(seen) || IsWhole(now)) && seen.ToUnixTimeSeconds() == now.ToUnixTimeSeconds());

    /// <summary>Whether both hold the same bytes, by a checksum over all of them; null where no checksum of one kind is known of both.</summary>
    public static bool? HaveSameBytes(StoredObject one, StoredObject other) =>
        one.Checksum.Length == 0 || other.Checksum.Length == 0 || OfOtherKinds(one.Checksum, other.Checksum)
            ? null
            : one.Size == other.Size && one.Checksum == other.Checksum;

    private static bool IsSame(string seen, string now) => seen.Length == 0 || now.Length == 0 || seen == now || OfOtherKinds(seen, now);

    // “SHA256:…” beside “CRC64NVME:…” says nothing; a version id never has a colon.
    private static bool OfOtherKinds(string seen, string now) =>
        seen.IndexOf(':', StringComparison.Ordinal) is > 0 and var end
        && !now.StartsWith(seen[..(end + 1)], StringComparison.Ordinal)
        && now.Contains(':', StringComparison.Ordinal);

    /// <summary>Whether no later write has its version: those that a bucket took without keeping versions share the version “null”.</summary>
    public static bool IsPinned(StoredObject seen) => seen.VersionId is not ("" or "null");

    /// <summary>Snapshots of the first form kept no times, and some servers tell none.</summary>
    public static bool IsKnown(DateTimeOffset time) => time > DateTimeOffset.UnixEpoch;

    private static bool IsWhole(DateTimeOffset time) => time.UtcTicks % TimeSpan.TicksPerSecond == 0;
}
