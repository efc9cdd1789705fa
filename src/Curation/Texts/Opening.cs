using System.IO.Compression;

namespace Curation.Texts;

/// <summary>Looks at the first bytes of a stream and unpacks it if they are gzip's.</summary>
internal sealed class Opening(Stream text, JoinedStream? packed, FileForm form) : IAsyncDisposable
{
    /// <summary>How many times longer than its packed form a text may become; gzip does at most 1,032, listings and tables some 60.</summary>
    private const int MostRatio = 150;

    /// <summary>A text of this length is read whatever its ratio: a small file may be very even.</summary>
    private const long AlwaysRead = 64 * 1024 * 1024;

    /// <summary>
    /// Unpacking ends without a word where a gzipped file was cut off. Therefore a member of our own is put behind its last byte: it comes
    /// out at the end if, and only if, all before it was complete.
    /// </summary>
    private static readonly byte[] Seal = [0, .. "behind the last line"u8, 0];

    public const int LongestSeal = 32;

    private static readonly byte[] PackedSeal = Packed(Seal);

    private long length;
    private bool isPadded;

    /// <summary>The last bytes of a packed stream are read: if it was cut off, what comes out now may be chance.</summary>
    public bool IsDoubtful => packed is { IsPastStream: true };

    public bool IsPacked => packed is not null;

    /// <summary>What the bytes are as they are stored, by their beginning; <see cref="FileForm.Gzip"/> is unpacked.</summary>
    public FileForm Form => form;

    /// <summary>After the end: the packed text was whole, but something that is neither zeros nor more of it follows.</summary>
    public bool IsFollowed { get; private set; }

    /// <summary>The text has become so much longer than what it was unpacked from that it is none.</summary>
    public bool IsBomb => packed is not null && length > AlwaysRead && length / MostRatio > packed.Given;

    public static async Task<Opening> OpenAsync(Stream stream, CancellationToken cancellationToken)
    {
        var first = new byte[FileForms.Looked];
        var length = await stream.ReadAtLeastAsync(first, first.Length, throwOnEndOfStream: false, cancellationToken);
        var form = FileForms.Of(first.AsSpan(0, length));
        if (form is FileForm.Gzip)
        {
            var packed = new JoinedStream(first.AsMemory(0, length), stream, PackedSeal);
            return new Opening(new GZipStream(packed, CompressionMode.Decompress, leaveOpen: true), packed, form);
        }

        return new Opening(new JoinedStream(first.AsMemory(0, length), stream, default), packed: null, form);
    }

    /// <summary>Throws <see cref="InvalidDataException"/> if a packed stream is damaged.</summary>
    public async ValueTask<int> ReadAsync(Memory<byte> into, CancellationToken cancellationToken)
    {
        var read = await text.ReadAsync(into, cancellationToken);
        length += read;
        if (read == 0 && packed is { HasGivenAfter: false })
        {
            // Unpacking stops before a byte that begins no further member. Some disks and tapes fill up with zeros, which every reader passes over.
            isPadded = await packed.HasOnlyZerosAsync(cancellationToken);
            IsFollowed = !isPadded;
        }

        return read;
    }

    /// <summary>What the text's last bytes are without the seal; null if the seal is not there.</summary>
    public int? LengthWithoutSeal(ReadOnlySpan<byte> last) =>
        packed is null || isPadded ? last.Length : last.EndsWith(Seal) ? last.Length - Seal.Length : null;

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
