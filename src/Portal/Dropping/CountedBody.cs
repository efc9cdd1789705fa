using Curation.Texts;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;

namespace Portal.Dropping;

/// <summary>A request's body as it arrives: counted, no longer than allowed, and an end in words where the connection broke off.</summary>
internal sealed class CountedBody(Stream body, Action<int> count) : ForwardStream
{
    private long left = DropLimits.Bytes;

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
        $"The listing is larger than {DropLimits.BytesText}. Pack it with gzip, which makes it some ten times smaller, or list parts of the deposit one by one.");
}
