using Sandbox.Checksums;

namespace Sandbox.Storage.Content;

/// <summary>Bytes that lie on the disk and that no record points to yet.</summary>
internal sealed class ReceivedContent : IDisposable
{
    private readonly PendingBlob? _blob;
    private readonly Packs? _packs;

    public ReceivedContent(IReadOnlyList<Slice> slices, Digest digest, PendingBlob blob) => (Slices, Digest, _blob) = (slices, digest, blob);

    public ReceivedContent(IReadOnlyList<Slice> slices, Digest digest, Packs? packs) => (Slices, Digest, _packs) = (slices, digest, packs);

    public IReadOnlyList<Slice> Slices { get; }

    public Digest Digest { get; }

    /// <summary>Called once the ledger points to the bytes.</summary>
    public void Keep() => _blob?.Keep();

    public void Dispose()
    {
        _blob?.Dispose();
        _packs?.Release(Slices[0]);
    }
}
