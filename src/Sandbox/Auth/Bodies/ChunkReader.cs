using System.Buffers;
using System.Text;
using Sandbox.Refusals;

namespace Sandbox.Auth.Bodies;

/// <summary>The lines and the bytes of a chunked body, through one pooled buffer of 16 KB whatever the body's size.</summary>
internal sealed class ChunkReader(Stream inner) : IDisposable
{
    // A chunk header has a size and a signature, about 100 bytes; a trailer one checksum.
    private const int LongestLine = 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
    private int _start;
    private int _end;

    /// <summary>One line without its CRLF.</summary>
    public async ValueTask<string> LineAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var length = _buffer.AsSpan(_start, _end - _start).IndexOf("\r\n"u8);
            if (length is >= 0 and <= LongestLine)
            {
                var line = Encoding.ASCII.GetString(_buffer, _start, length);
                _start += length + 2;
                return line;
            }
            if (_end - _start > LongestLine)
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
        if (_start == _end)
        {
            var read = await inner.ReadAsync(destination, cancellationToken);
            return read > 0 ? read : throw Incomplete();
        }
        var count = Math.Min(destination.Length, _end - _start);
        _buffer.AsMemory(_start, count).CopyTo(destination);
        _start += count;
        return count;
    }

    public async ValueTask<bool> IsAtEndAsync(CancellationToken cancellationToken) =>
        _start == _end && !await MoreAsync(cancellationToken);

    public void Dispose()
    {
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
        }
        _buffer = [];
        (_start, _end) = (0, 0);
    }

    public static S3Exception Incomplete() =>
        new("IncompleteBody", 400, "The request body ended before the number of bytes that x-amz-decoded-content-length promised, or within its framing.");

    private async ValueTask<bool> MoreAsync(CancellationToken cancellationToken)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }
        var read = await inner.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        _end += read;
        return read > 0;
    }
}
