using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;

namespace Portal.Dropping;

/// <summary>A request's body as it arrives: counted, no longer than allowed, and an end in words where the connection broke off.</summary>
internal sealed class CountedBody(Stream body, Action<int> count) : Stream
{
    private long left = DropLimits.Bytes;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var read = await body.ReadAsync(buffer, cancellationToken);
            left -= read;
            count(read);
            return left >= 0 ? read : throw TooLarge();
        }
        catch (Exception exception) when (exception is IOException or ConnectionAbortedException)
        {
            throw new EndOfStreamException("the connection broke off here. Send it again.", exception);
        }
    }

    public static DropRefusedException TooLarge() => new(
        DropFault.TooLarge,
        $"The listing is larger than {DropLimits.BytesInWords}. Pack it with gzip, which makes it some ten times smaller, or list parts of the deposit one by one.");

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
