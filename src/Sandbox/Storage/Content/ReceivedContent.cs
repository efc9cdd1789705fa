using Sandbox.Checksums;

namespace Sandbox.Storage.Content;

/// <summary>Bytes that lie on the disk and that no record points to yet.</summary>
internal sealed class ReceivedContent : IDisposable
{
    private readonly PendingBlob? blob;
    private readonly Packs? packs;

    public ReceivedContent(IReadOnlyList<Slice> slices, Digest digest, PendingBlob blob) => (Slices, Digest, this.blob) = (slices, digest, blob);

    public ReceivedContent(IReadOnlyList<Slice> slices, Digest digest, Packs? packs) => (Slices, Digest, this.packs) = (slices, digest, packs);

    public IReadOnlyList<Slice> Slices { get; }

    public Digest Digest { get; }

    /// <summary>Called once the ledger points to the bytes.</summary>
    public void Keep() => blob?.Keep();

    public void Dispose()
    {
        blob?.Dispose();
        packs?.Release(Slices[0]);
    }
}
