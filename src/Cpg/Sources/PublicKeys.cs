using Curation;
using Curation.Contents;
using Curation.S3;

namespace Cpg.Sources;

/// <summary>What is in the gallery already, asked folder by folder.</summary>
internal sealed class PublicKeys(S3Reader reader) : IKeys, IDisposable
{
    public IAsyncEnumerable<StoredObject> ListAsync(string prefix, string? after, CancellationToken cancellationToken) =>
        reader.Bucket.ListAsync(prefix, after, cancellationToken);

    public void Dispose() => reader.Dispose();
}
