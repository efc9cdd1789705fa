using Sandbox.Refusals;

namespace Sandbox.Auth.Bodies;

/// <summary>
/// The data of an aws-chunked body, without its framing. Data is handed out while its chunk is still arriving; the last
/// of it only when every signature, the trailers and the length were right.
/// </summary>
internal sealed class ChunkedBody(Stream inner, long length, IReadOnlyList<string> announced, ChunkSignatures? signatures) : ReadOnlyBody
{
    private readonly ChunkReader _reader = new(inner);
    private readonly TrailerBlock _trailers = new(announced);
    private long _read;
    private long _leftOfChunk;
    private string? _signature;
    private bool _isFirst = true;
    private bool _ended;

    public IReadOnlyDictionary<string, string> Trailers =>
        _ended ? _trailers.Values : throw new InvalidOperationException("Trailers come behind the body: read it to its end first.");

    protected override async ValueTask<int> ReadSomeAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var count = 0;
        if (_read < length)
        {
            if (_leftOfChunk == 0)
            {
                await NextChunkAsync(cancellationToken);
            }
            count = await _reader.DataAsync(buffer[..(int)Math.Min(buffer.Length, _leftOfChunk)], cancellationToken);
            signatures?.Append(buffer.Span[..count]);
            _leftOfChunk -= count;
            _read += count;
        }
        if (_read == length && !_ended)
        {
            await EndAsync(cancellationToken);
        }
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _reader.Dispose();
            signatures?.Dispose();
        }
        base.Dispose(disposing);
    }

    private async ValueTask NextChunkAsync(CancellationToken cancellationToken)
    {
        await HeaderAsync(cancellationToken);
        if (_leftOfChunk == 0)
        {
            throw ChunkReader.Incomplete();
        }
        if (_leftOfChunk > length - _read)
        {
            throw new S3Exception("IncompleteBody", 400, "The chunks of the body hold more bytes than x-amz-decoded-content-length promised.");
        }
    }

    private async ValueTask HeaderAsync(CancellationToken cancellationToken)
    {
        await CloseChunkAsync(cancellationToken);
        var header = ChunkHeader.Parse(await _reader.LineAsync(cancellationToken));
        if (signatures is null != header.Signature is null)
        {
            throw new S3Exception("InvalidRequest", 400, "Each chunk must carry a chunk-signature, or none, as x-amz-content-sha256 says.");
        }
        (_leftOfChunk, _signature, _isFirst) = (header.Size, header.Signature, false);
    }

    private async ValueTask CloseChunkAsync(CancellationToken cancellationToken)
    {
        if (_isFirst)
        {
            return;
        }
        if ((await _reader.LineAsync(cancellationToken)).Length > 0)
        {
            throw new S3Exception("InvalidRequest", 400, "A chunk of the body is longer than the size it began with.");
        }
        signatures?.EndChunk(_signature!);
    }

    private async ValueTask EndAsync(CancellationToken cancellationToken)
    {
        await HeaderAsync(cancellationToken);
        if (_leftOfChunk > 0)
        {
            throw new S3Exception("IncompleteBody", 400, "The chunks of the body hold more bytes than x-amz-decoded-content-length promised.");
        }
        signatures?.EndChunk(_signature!);
        while (await _reader.LineAsync(cancellationToken) is { Length: > 0 } line)
        {
            _trailers.Add(line);
        }
        _trailers.End();
        if (signatures is not null && announced.Count > 0)
        {
            signatures.EndTrailers(_trailers.Signed, _trailers.Signature ?? "");
        }
        if (!await _reader.IsAtEndAsync(cancellationToken))
        {
            throw new S3Exception("InvalidRequest", 400, "More bytes follow the end of the chunked body.");
        }
        _ended = true;
    }
}
