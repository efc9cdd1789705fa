using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Curation.Store;

namespace Curation.Plans;

/// <summary>
/// Writes what there is of every object in the form of S3 Inventory's CSV (<see cref="SnapshotLine"/>; all quoted, no header), sorted and gzipped.
/// Holds one line in memory, whatever the count. Times are in it: who has two contents of one MD5 could put the other after the check.
/// </summary>
public sealed class SnapshotWriter : IDisposable
{
    /// <summary>The form of the rows: 1 ended with the ETag.</summary>
    public const int Form = 2;

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly GZipStream? zip;
    private readonly string bucket;
    private string? last;

    /// <param name="target">Where the compressed text goes; null to learn the hash only.</param>
    /// <param name="bucket">The bucket the objects are in.</param>
    public SnapshotWriter(Stream? target, string bucket)
    {
        zip = target is null ? null : new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true);
        this.bucket = bucket;
    }

    public Tally Tally { get; private set; }

    public void Add(StoredObject found)
    {
        if (last is not null && KeyOrder.Compare(last, found.Key) >= 0)
        {
            throw new InvalidDataException(
                $"The bucket listed “{found.Key}” behind “{last}”, out of order: nothing can be compared by such a listing.");
        }

        last = found.Key;
        Tally = Tally.With(found);
        var line = Encoding.UTF8.GetBytes(SnapshotLine.Of(bucket, found));
        hash.AppendData(line);
        zip?.Write(line);
    }

    /// <summary>Ends the text; nothing may be added behind it.</summary>
    public Snapshot Complete()
    {
        zip?.Dispose();
        return new Snapshot(Tally, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    public void Dispose()
    {
        zip?.Dispose();
        hash.Dispose();
    }
}

/// <summary>What a snapshot holds in all. <paramref name="Hash"/> is the SHA-256 of its uncompressed text in small hexadecimal letters.</summary>
public sealed record Snapshot(Tally Tally, string Hash);
