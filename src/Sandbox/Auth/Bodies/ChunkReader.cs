using System.Buffers;
using System.Text;
using Sandbox.Refusals;

namespace Sandbox.Auth.Bodies;

/// <summary>The lines and the bytes of a chunked body, through one pooled buffer of 16 KB whatever the body's size.</summary>
internal sealed class ChunkReader(Stream inner) : IDisposable
{
    // A chunk header has a size and a signature, about 100 bytes; a trailer one checksum.
    private const int LongestLine = 1024;

    private byte[] buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
    private int start;
    private int end;

    /// <summary>One line without its CRLF.</summary>
    public async ValueTask<string> LineAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var length = buffer.AsSpan(start, end - start).IndexOf("\r\n"u8);
            if (length is >= 0 and <= LongestLine)
            {
                var line = Encoding.ASCII.GetString(buffer, start, length);
                start += length + 2;
                return line;
            }
            if (end - start > LongestLine)
            {
                throw new S3Exception("InvalidRequest", 400, $"A line of the chunked body is longer than {LongestLine} bytes.");
            }
            if (!await MoreAsync(cancellationToken))
            {
                throw Incomplete();
            }
        }
    }

    /// <summary>Some bytes of a chunk's data, at least one.</summary>
    public async ValueTask<int> DataAsync(Memory<byte> destination, CancellationToken cancellationToken)
    {
        if (start == end)
        {
            var read = await inner.ReadAsync(destination, cancellationToken);
            return read > 0 ? read : throw Incomplete();
        }
        var count = Math.Min(destination.Length, end - start);
        buffer.AsMemory(start, count).CopyTo(destination);
        start += count;
        return count;
    }

    public async ValueTask<bool> IsAtEndAsync(CancellationToken cancellationToken) =>
        start == end && !await MoreAsync(cancellationToken);

    public void Dispose()
    {
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
        buffer = [];
        (start, end) = (0, 0);
    }

    public static S3Exception Incomplete() =>
        new(
            "IncompleteBody",
            400,
            "The request body ended before the number of bytes that x-amz-decoded-content-length promised, or within its framing.");

    private async ValueTask<bool> MoreAsync(CancellationToken cancellationToken)
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }
        var read = await inner.ReadAsync(buffer.AsMemory(end), cancellationToken);
        end += read;
        return read > 0;
    }
}
