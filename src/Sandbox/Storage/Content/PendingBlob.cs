namespace Sandbox.Storage.Content;

/// <summary>A blob that goes again unless it is kept.</summary>
internal sealed class PendingBlob(long blob, BlobFiles blobs) : IDisposable
{
    private bool kept;

    public void Keep() => kept = true;

    public void Dispose()
    {
        if (!kept)
        {
            blobs.Delete(blob);
        }
    }
}
