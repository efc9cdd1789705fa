namespace Curation.Listings;

/// <summary>Some bytes, then a stream, then some bytes; forward only. The stream is left open.</summary>
internal sealed class JoinedStream(ReadOnlyMemory<byte> before, Stream stream, ReadOnlyMemory<byte> after) : ForwardStream
{
    public bool IsPastStream { get; private set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!before.IsEmpty)
        {
            return Take(ref before, buffer.Span);
        }

        var read = IsPastStream ? 0 : await stream.ReadAsync(buffer, cancellationToken);
        IsPastStream |= read == 0;
        return read > 0 ? read : Take(ref after, buffer.Span);
    }

    public override int Read(Span<byte> buffer)
    {
        if (!before.IsEmpty)
        {
            return Take(ref before, buffer);
        }

        var read = IsPastStream ? 0 : stream.Read(buffer);
        IsPastStream |= read == 0;
        return read > 0 ? read : Take(ref after, buffer);
    }

    private static int Take(ref ReadOnlyMemory<byte> from, Span<byte> into)
    {
        var length = Math.Min(from.Length, into.Length);
        from.Span[..length].CopyTo(into);
        from = from[length..];
        return length;
    }
}
