namespace Sandbox.Storage.Content;

/// <summary>A blob and its mark: both go unless it is kept, then only the mark does.</summary>
internal sealed class PendingBlob(long blob, BlobFiles blobs, IncomingMarks marks) : IDisposable
{
    private bool _kept;

    public void Keep() => _kept = true;

    public void Dispose()
    {
        if (!_kept)
        {
            blobs.Delete(blob);
        }
        marks.Remove(blob);
    }
}
