namespace Curation.Texts;

/// <summary>Some bytes, then a stream, then some bytes; forward only. The stream is left open.</summary>
internal sealed class JoinedStream(ReadOnlyMemory<byte> before, Stream stream, ReadOnlyMemory<byte> after) : ForwardStream
{
    private byte last;

    public bool IsPastStream { get; private set; }

    /// <summary>Somebody has asked for what stands behind the stream.</summary>
    public bool HasGivenAfter { get; private set; }

    /// <summary>Bytes of the stream that were given.</summary>
    public long Given { get; private set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!before.IsEmpty)
        {
            return Take(ref before, buffer.Span);
        }

        return Gave(IsPastStream ? 0 : await stream.ReadAsync(buffer, cancellationToken), buffer.Span);
    }

    public override int Read(Span<byte> buffer) =>
        before.IsEmpty ? Gave(IsPastStream ? 0 : stream.Read(buffer), buffer) : Take(ref before, buffer);

    /// <summary>Whether nothing but zero bytes is left of the stream, of which the last part given may be one; reads it to its end.</summary>
    public async ValueTask<bool> HasOnlyZerosAsync(CancellationToken cancellationToken)
    {
        var rest = new byte[8192];
        var isZero = last == 0;
        for (int read; isZero && !IsPastStream && (read = await stream.ReadAsync(rest, cancellationToken)) > 0;)
        {
            isZero = !rest.AsSpan(0, read).ContainsAnyExcept((byte)0);
        }

        return isZero;
    }

    private int Gave(int read, Span<byte> buffer)
    {
        IsPastStream |= read == 0;
        if (read > 0)
        {
            Given += read;
            last = buffer[read - 1];
            return read;
        }

        HasGivenAfter = true;
        return Take(ref after, buffer);
    }

    private static int Take(ref ReadOnlyMemory<byte> from, Span<byte> into)
    {
        var length = Math.Min(from.Length, into.Length);
        from.Span[..length].CopyTo(into);
        from = from[length..];
        return length;
    }
}
