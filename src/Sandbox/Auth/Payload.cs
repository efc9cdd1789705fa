using System.Globalization;
using Sandbox.Auth.Bodies;
using Sandbox.Auth.Signatures;
using Sandbox.Refusals;
using Sandbox.Wire;

namespace Sandbox.Auth;

/// <summary>How a request says its body is protected, by x-amz-content-sha256.</summary>
internal sealed record Payload(string Declared)
{
    private const string Unsigned = "UNSIGNED-PAYLOAD";
    private const string SignedChunks = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
    private const string SignedChunksAndTrailer = SignedChunks + "-TRAILER";
    private const string UnsignedChunksAndTrailer = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";

    public static Payload Of(HttpRequest request, RequestTarget target, SignatureClaim claim)
    {
        var declared = request.Headers["x-amz-content-sha256"].ToString();
        if (declared.Length == 0 && claim.IsPresigned)
        {
            var inUrl = target.Parameters()
                .FirstOrDefault(parameter => parameter.Name.Equals("X-Amz-Content-Sha256", StringComparison.OrdinalIgnoreCase)).Value;
            declared = string.IsNullOrEmpty(inUrl) ? Unsigned : inUrl;
        }
        if (declared.Length == 0)
        {
            throw new S3Exception("InvalidRequest", 400, "Missing required header for this request: x-amz-content-sha256");
        }
        var isKnown = declared is Unsigned or SignedChunks or SignedChunksAndTrailer or UnsignedChunksAndTrailer || Sha256Hex.Is(declared);
        return isKnown
            ? new Payload(declared)
            : throw new S3Exception("InvalidArgument", 400,
                $"x-amz-content-sha256 must be {Unsigned}, {SignedChunks}, {SignedChunksAndTrailer}, {UnsignedChunksAndTrailer} or a valid sha256 value.");
    }

    /// <summary>The body behind its proof, and its length where the request tells it.</summary>
    public (Stream Body, long? Length) Open(HttpRequest request, SignatureClaim claim, SigningKey key)
    {
        if (Declared == Unsigned)
        {
            return (request.Body, request.ContentLength);
        }
        if (Sha256Hex.Is(Declared))
        {
            return (new HashedBody(request.Body, Declared, request.ContentLength), request.ContentLength);
        }
        var signatures = Declared == UnsignedChunksAndTrailer ? null : new ChunkSignatures(key, claim.Time, claim.Scope, claim.Signature);
        var length = DecodedLength(request);
        return (new ChunkedBody(request.Body, length, Announced(request), signatures), length);
    }

    private string[] Announced(HttpRequest request)
    {
        var names = request.Headers["x-amz-trailer"].ToString().ToLowerInvariant()
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        // A handful is all that S3 knows; the bound keeps the trailers of a hostile body small.
        var mayTrail = Declared != SignedChunks;
        return names.Length <= 8 && (mayTrail || names.Length == 0)
            ? names
            : throw new S3Exception(
                "InvalidRequest", 400, "x-amz-trailer must name at most 8 headers, and x-amz-content-sha256 must end in -TRAILER.");
    }

    private static long DecodedLength(HttpRequest request)
    {
        var text = request.Headers["x-amz-decoded-content-length"].ToString();
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            ? length
            : throw new S3Exception(
                "MissingContentLength", 411, "A chunked body needs x-amz-decoded-content-length, its length without the framing.");
    }
}
