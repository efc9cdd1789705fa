namespace Sandbox.Storage.Content;

/// <summary>A blob that goes again unless it is kept.</summary>
internal sealed class PendingBlob(long blob, BlobFiles blobs) : IDisposable
{
    private bool _kept;

    public void Keep() => _kept = true;

    public void Dispose()
    {
        if (!_kept)
        {
            blobs.Delete(blob);
        }
    }
}
