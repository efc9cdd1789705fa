using System.IO.Compression;

namespace Curation.Listings;

/// <summary>Looks at the first two bytes of a stream and unpacks it if they are gzip's.</summary>
internal sealed class Opening(Stream text, JoinedStream? packed) : IAsyncDisposable
{
    /// <summary>
    /// Unpacking ends without a word where a gzipped file was cut off. Therefore a member of our own is put behind its last byte: it comes
    /// out at the end if, and only if, all before it was complete.
    /// </summary>
    private static readonly byte[] Seal = [0, .. "behind the last line"u8, 0];

    private static readonly byte[] PackedSeal = Packed(Seal);

    /// <summary>The last bytes of a packed stream are read: if it was cut off, what comes out now may be chance.</summary>
    public bool IsDoubtful => packed is { IsPastStream: true };

    public static async Task<Opening> OpenAsync(Stream stream, CancellationToken cancellationToken)
    {
        var first = new byte[2];
        var length = await stream.ReadAtLeastAsync(first, first.Length, throwOnEndOfStream: false, cancellationToken);
        if (length == 2 && first is [0x1F, 0x8B])
        {
            var packed = new JoinedStream(first, stream, PackedSeal);
            return new Opening(new GZipStream(packed, CompressionMode.Decompress, leaveOpen: true), packed);
        }

        return new Opening(new JoinedStream(first.AsMemory(0, length), stream, default), packed: null);
    }

    /// <summary>Throws <see cref="InvalidDataException"/> if a packed stream is damaged.</summary>
    public ValueTask<int> ReadAsync(Memory<byte> into, CancellationToken cancellationToken) => text.ReadAsync(into, cancellationToken);

    /// <summary>What the text's last bytes are without the seal; null if the seal is not there.</summary>
    public int? LengthWithoutSeal(ReadOnlySpan<byte> last) =>
        packed is null ? last.Length : last.EndsWith(Seal) ? last.Length - Seal.Length : null;

    public ValueTask DisposeAsync() => text.DisposeAsync();

    private static byte[] Packed(byte[] text)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zip.Write(text);
        }

        return packed.ToArray();
    }
}
