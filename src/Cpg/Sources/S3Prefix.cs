using Curation;
using Curation.Listings;
using Curation.S3;

namespace Cpg.Sources;

/// <summary>What lies below a prefix of a bucket, listed as it is now.</summary>
internal sealed class S3Prefix(S3Reader reader, string prefix, string before) : IKeySource
{
    public async Task ReadAsync(ListedKey each, CancellationToken cancellationToken)
    {
        var count = 0L;
        try
        {
            await foreach (var found in reader.Bucket.ListAsync(prefix, after: null, cancellationToken))
            {
                each(before + found.Key, found.Size);
                count++;
            }
        }
        catch (StoreException exception)
        {
            throw new UnusableException(S3Location.InOptions(exception.Message));
        }

        if (count == 0)
        {
            throw new UnusableException($"s3://{reader.Bucket.Bucket}/{prefix} holds nothing. Is the prefix right? It begins with a project, for example cpg0037-oasis/broad/.");
        }
    }

    public void Dispose() => reader.Dispose();
}
