using System.Security.Cryptography;
using System.Text;
using Curation.Store;

namespace Curation.Plans;

/// <summary>
/// The hash that anybody can make again of the gallery's listing: over bucket, key, size and ETag of each object, without what only staging
/// has, such as the time at which something was written there.
/// </summary>
public sealed class ContentsHash(string bucket) : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public void Add(StoredObject found) => hash.AppendData(Encoding.UTF8.GetBytes(SnapshotLine.OfContents(bucket, found)));

    /// <summary>SHA-256 in small hexadecimal letters.</summary>
    public string Complete() => Convert.ToHexStringLower(hash.GetHashAndReset());

    public void Dispose() => hash.Dispose();
}
