using System.Security.Cryptography;
using Sandbox.Auth.Signatures;
using Sandbox.Refusals;
using Sandbox.Wire;

namespace Sandbox.Auth.Bodies;

/// <summary>The chain of chunk signatures: each covers the one before it, so that no chunk can be left out, added or moved.</summary>
internal sealed class ChunkSignatures(SigningKey key, string time, string scope, string seed) : IDisposable
{
    private readonly IncrementalHash chunk = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private string previous = seed;

    public void Append(ReadOnlySpan<byte> data) => chunk.AppendData(data);

    public void EndChunk(string signature) => Require(
        $"AWS4-HMAC-SHA256-PAYLOAD\n{time}\n{scope}\n{previous}\n{Sha256Hex.OfNothing}\n{Convert.ToHexStringLower(chunk.GetHashAndReset())}",
        signature);

    public void EndTrailers(string trailers, string signature) => Require(
        $"AWS4-HMAC-SHA256-TRAILER\n{time}\n{scope}\n{previous}\n{Sha256Hex.Of(trailers)}",
        signature);

    public void Dispose() => chunk.Dispose();

    private void Require(string text, string signature)
    {
        if (!key.Signed(text, signature))
        {
            throw new S3Exception("SignatureDoesNotMatch", 403, "A chunk or trailer of the body does not have the signature it carries.");
        }
        previous = signature;
    }
}
