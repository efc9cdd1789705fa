using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Curation.Promoting;

/// <summary>
/// Writes every key, size and ETag in the form of S3 Inventory's CSV (bucket, URL-encoded key, size, ETag; all quoted, no header), sorted and
/// gzipped. Holds one line in memory, whatever the count. Dates are left out: bytes that were uploaded twice are the same bytes.
/// </summary>
public sealed class SnapshotWriter : IDisposable
{
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
            throw new InvalidDataException($"The bucket listed “{found.Key}” behind “{last}”, out of order: nothing can be compared by such a listing.");
        }

        last = found.Key;
        Tally = Tally.With(found);
        var line = Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"\"{bucket}\",\"{Encoded(found.Key)}\",\"{found.Size}\",\"{found.ETag}\"\n"));
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

    private static string Encoded(string key) => Uri.EscapeDataString(key).Replace("%2F", "/", StringComparison.Ordinal);
}
