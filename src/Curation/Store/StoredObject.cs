namespace Curation.Store;

/// <summary>One object as a listing tells it. <paramref name="ETag"/> is without quotes; <paramref name="Size"/> in bytes.</summary>
public sealed record StoredObject(string Key, long Size, string ETag, DateTimeOffset LastModified)
{
    /// <summary>The version that a bucket with versions holds now; empty where there are none, or where nobody asked.</summary>
    public string VersionId { get; init; } = "";

    /// <summary>A checksum over all bytes, such as <c>SHA256:…</c> or <c>CRC64NVME:…</c>; empty if it carries none, or where nobody asked.</summary>
    public string Checksum { get; init; } = "";
}

/// <summary>How many objects, and how many bytes they hold together.</summary>
public readonly record struct Tally(long Objects, long Bytes)
{
    public static Tally operator +(Tally one, Tally other) => new(one.Objects + other.Objects, one.Bytes + other.Bytes);

    public static Tally Add(Tally one, Tally other) => one + other;

    public Tally With(StoredObject found) => new(Objects + 1, Bytes + found.Size);
}
