using Sandbox.Refusals;

namespace Sandbox.Auth.Bodies;

/// <summary>
/// The data of an aws-chunked body, without its framing. Data is handed out while its chunk is still arriving; the last
/// of it only when every signature, the trailers and the length were right.
/// </summary>
internal sealed class ChunkedBody(Stream inner, long length, IReadOnlyList<string> announced, ChunkSignatures? signatures) : ReadOnlyBody
{
    private readonly ChunkReader reader = new(inner);
    private readonly TrailerBlock trailers = new(announced);
    private long read;
    private long leftOfChunk;
    private string? signature;
    private bool isFirst = true;
    private bool ended;

    public IReadOnlyDictionary<string, string> Trailers =>
        ended ? trailers.Values : throw new InvalidOperationException("Trailers come behind the body: read it to its end first.");

    protected override async ValueTask<int> ReadSomeAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var count = 0;
        if (read < length)
        {
            if (leftOfChunk == 0)
            {
                await NextChunkAsync(cancellationToken);
            }
            count = await reader.DataAsync(buffer[..(int)Math.Min(buffer.Length, leftOfChunk)], cancellationToken);
            signatures?.Append(buffer.Span[..count]);
            leftOfChunk -= count;
            read += count;
        }
        if (read == length && !ended)
        {
            await EndAsync(cancellationToken);
        }
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            reader.Dispose();
            signatures?.Dispose();
        }
        base.Dispose(disposing);
    }

    private async ValueTask NextChunkAsync(CancellationToken cancellationToken)
    {
        await HeaderAsync(cancellationToken);
        if (leftOfChunk == 0)
        {
            throw ChunkReader.Incomplete();
        }
        if (leftOfChunk > length - read)
        {
            throw new S3Exception("IncompleteBody", 400, "The chunks of the body hold more bytes than x-amz-decoded-content-length promised.");
        }
    }

    private async ValueTask HeaderAsync(CancellationToken cancellationToken)
    {
        await CloseChunkAsync(cancellationToken);
        var header = ChunkHeader.Parse(await reader.LineAsync(cancellationToken));
        if (signatures is null != header.Signature is null)
        {
            throw new S3Exception("InvalidRequest", 400, "Each chunk must carry a chunk-signature, or none, as x-amz-content-sha256 says.");
        }
        (leftOfChunk, signature, isFirst) = (header.Size, header.Signature, false);
    }

    private async ValueTask CloseChunkAsync(CancellationToken cancellationToken)
    {
        if (isFirst)
        {
            return;
        }
        if ((await reader.LineAsync(cancellationToken)).Length > 0)
        {
            throw new S3Exception("InvalidRequest", 400, "A chunk of the body is longer than the size it began with.");
        }
        signatures?.EndChunk(signature!);
    }

    private async ValueTask EndAsync(CancellationToken cancellationToken)
    {
        await HeaderAsync(cancellationToken);
        if (leftOfChunk > 0)
        {
            throw new S3Exception("IncompleteBody", 400, "The chunks of the body hold more bytes than x-amz-decoded-content-length promised.");
        }
        signatures?.EndChunk(signature!);
        while (await reader.LineAsync(cancellationToken) is { Length: > 0 } line)
        {
            trailers.Add(line);
        }
        trailers.End();
        if (signatures is not null && announced.Count > 0)
        {
            signatures.EndTrailers(trailers.Signed, trailers.Signature ?? "");
        }
        if (!await reader.IsAtEndAsync(cancellationToken))
        {
            throw new S3Exception("InvalidRequest", 400, "More bytes follow the end of the chunked body.");
        }
        ended = true;
    }
}
