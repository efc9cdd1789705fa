using System.Buffers;
using Sandbox.Checksums;

namespace Sandbox.Storage.Content;

/// <summary>The bytes of objects and parts: taken in before the ledger knows of them, read for as long as a reader needs them.</summary>
internal sealed class ContentStore : IDisposable
{
    // What one upload or copy holds in memory, however large the object.
    private const int BufferLength = 128 * 1024;

    private readonly BlobFiles blobs;
    private readonly Func<long> nextBlob;
    private readonly bool flush;

    public ContentStore(string folder, Func<long> nextBlob, bool flush)
    {
        blobs = new BlobFiles(Path.Combine(folder, "blobs"));
        Packs = new Packs(Path.Combine(folder, "packs"), flush);
        Pins = new Pins(blobs.Delete);
        this.nextBlob = nextBlob;
        this.flush = flush;
    }

    public Packs Packs { get; }

    public Pins Pins { get; }

    /// <summary>Takes in a body to its end. Until it is kept, disposing the result removes it again.</summary>
    public async Task<ReceivedContent> ReceiveAsync(Stream body, IEnumerable<ChecksumAlgorithm> algorithms, CancellationToken cancellationToken)
    {
        using var digest = new RunningDigest(algorithms);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferLength);
        try
        {
            var filled = await body.ReadAtLeastAsync(buffer, Packs.Largest + 1, throwOnEndOfStream: false, cancellationToken);
            digest.Append(buffer.AsSpan(0, filled));
            return filled <= Packs.Largest
                ? Packed(buffer.AsSpan(0, filled), digest.Finish())
                : await ReceiveBlobAsync(body, buffer, filled, digest, cancellationToken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Removes the blobs that a killed process left: older than this one's first number, and unknown to the ledger.</summary>
    public void RemoveLeftovers(IReadOnlySet<long> known, long firstOwn, CancellationToken cancellationToken)
    {
        foreach (var blob in blobs.All())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (blob < firstOwn && !known.Contains(blob))
            {
                blobs.Delete(blob);
            }
        }
    }

    public ContentStream Read(IReadOnlyList<Slice> slices, long offset, long length) => new(blobs, Packs, slices, offset, length);

    public void Dispose() => Packs.Dispose();

    private ReceivedContent Packed(ReadOnlySpan<byte> content, Digest digest) => content.Length == 0
        ? new ReceivedContent([], digest, packs: null)
        : new ReceivedContent([Packs.Append(content)], digest, Packs);

    private async Task<ReceivedContent> ReceiveBlobAsync(
        Stream body, byte[] buffer, int filled, RunningDigest digest, CancellationToken cancellationToken)
    {
        var blob = nextBlob();
        var pending = new PendingBlob(blob, blobs);
        try
        {
            using var file = blobs.Create(blob);
            var length = 0L;
            while (filled > 0)
            {
                await RandomAccess.WriteAsync(file, buffer.AsMemory(0, filled), length, cancellationToken);
                length += filled;
                filled = await body.ReadAtLeastAsync(buffer, BufferLength, throwOnEndOfStream: false, cancellationToken);
                digest.Append(buffer.AsSpan(0, filled));
            }
            if (flush)
            {
                RandomAccess.FlushToDisk(file);
            }
            return new ReceivedContent([new Slice(false, blob, 0, length)], digest.Finish(), pending);
        }
        catch
        {
            pending.Dispose();
            throw;
        }
    }
}
