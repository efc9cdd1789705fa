using Sandbox.Storage.Checksums;

namespace Sandbox.Storage.Content;

/// <summary>Bytes that lie on the disk and that no record points to yet.</summary>
internal sealed class ReceivedContent(IReadOnlyList<Slice> slices, Digest digest, PendingBlob? blob) : IDisposable
{
    public IReadOnlyList<Slice> Slices => slices;

    public Digest Digest => digest;

    /// <summary>Called once the ledger points to the bytes.</summary>
    public void Keep() => blob?.Keep();

    public void Dispose() => blob?.Dispose();
}

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
