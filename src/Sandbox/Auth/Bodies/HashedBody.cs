using System.Security.Cryptography;
using Sandbox.Refusals;

namespace Sandbox.Auth.Bodies;

/// <summary>A body whose SHA-256 was signed: its last bytes are handed out only when the hash is right.</summary>
internal sealed class HashedBody(Stream inner, string expected, long? length) : ReadOnlyBody
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long read;
    private bool ended;

    protected override async ValueTask<int> ReadSomeAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (ended)
        {
            return 0;
        }
        var count = await inner.ReadAsync(buffer, cancellationToken);
        hash.AppendData(buffer.Span[..count]);
        read += count;
        // A reader that knows the length may never ask for the end, so the last byte counts as the end.
        if (count == 0 || read == length)
        {
            End();
        }
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            hash.Dispose();
        }
        base.Dispose(disposing);
    }

    private void End()
    {
        if (read < length)
        {
            throw new S3Exception("IncompleteBody", 400, "You did not provide the number of bytes specified by the Content-Length HTTP header.");
        }
        if (!expected.Equals(Convert.ToHexStringLower(hash.GetHashAndReset()), StringComparison.OrdinalIgnoreCase))
        {
            throw new S3Exception("XAmzContentSHA256Mismatch", 400, "The provided 'x-amz-content-sha256' header does not match what was computed.");
        }
        ended = true;
    }
}
