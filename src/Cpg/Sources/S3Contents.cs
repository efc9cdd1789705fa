using Curation.Store;
using Curation.Texts;

namespace Cpg.Sources;

/// <summary>An object of a bucket as it comes; what goes wrong on the way is told in the words of this command.</summary>
internal sealed class S3Contents(Stream stream, S3Words words) : ForwardStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await stream.ReadAsync(buffer, cancellationToken);
        }
        catch (StoreException exception)
        {
            throw words.Said(exception);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            stream.Dispose();
        }

        base.Dispose(disposing);
    }
}
