using System.Security.Cryptography;
using Sandbox.Checksums;
using Sandbox.Refusals;
using Sandbox.Storage.Records;
using Sandbox.Wire;

namespace Sandbox.S3.Requests;

/// <summary>
/// What a client said of its own body, in headers or behind it: nothing is kept before all of it proved true.
/// </summary>
internal sealed class SentChecksums
{
    /// <summary>The headers that speak of a body's checksum; of those that S3 knows and the sandbox does not, the operation says so.</summary>
    public static string[] Headers { get; } =
        [.. ChecksumAlgorithms.All.Select(ChecksumHeaders.HeaderName), ChecksumHeaders.Announced, "x-amz-trailer", "Content-MD5"];

    private readonly S3Request request;
    private readonly byte[]? md5;

    private SentChecksums(S3Request request, ChecksumAlgorithm algorithm, byte[]? md5)
    {
        (this.request, Algorithm, this.md5) = (request, algorithm, md5);
    }

    /// <summary>The algorithm of the checksum that was or will be sent; none when there is none.</summary>
    public ChecksumAlgorithm Algorithm { get; }

    public bool Any => Algorithm != ChecksumAlgorithm.None || md5 is not null;

    public static SentChecksums Of(S3Request request)
    {
        var trailers = (request.Header("x-amz-trailer") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var names = request.Headers.Select(header => header.Key).Concat(trailers)
            .Where(ChecksumHeaders.IsValue)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        if (names.Count > 1)
        {
            throw new S3Exception("InvalidRequest", 400, "Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.");
        }
        var algorithm = names.Count == 0 ? ChecksumAlgorithm.None : ChecksumHeaders.AlgorithmOf(names[0]);
        RequireAnnounced(request.Header(ChecksumHeaders.Announced), algorithm);
        return new SentChecksums(request, algorithm, Md5(request));
    }

    public static bool IsOfBody(string name) =>
        ChecksumHeaders.IsValue(name) || name.Equals(ChecksumHeaders.Announced, StringComparison.OrdinalIgnoreCase);

    /// <summary>Called when the body was read to its end.</summary>
    public void Verify(Digest digest)
    {
        if (md5 is not null && !md5.AsSpan().SequenceEqual(digest.Md5))
        {
            throw WrongMd5();
        }
        if (Algorithm == ChecksumAlgorithm.None)
        {
            return;
        }
        var name = ChecksumHeaders.HeaderName(Algorithm);
        var sent = request.Header(name)
            ?? request.Trailers.FirstOrDefault(trailer => trailer.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
        if (!Read(sent, Algorithm.Length()).AsSpan().SequenceEqual(digest.Checksums[Algorithm]))
        {
            throw new S3Exception("BadDigest", 400, $"The {Algorithm.Name()} you specified did not match the calculated checksum.");
        }
    }

    /// <summary>For a small body that was read whole.</summary>
    public void Verify(byte[] body)
    {
        using var running = new RunningDigest(Algorithm == ChecksumAlgorithm.None ? [] : [Algorithm]);
        running.Append(body);
        Verify(running.Finish());
    }

    /// <summary>For a body whose operation means something else by x-amz-checksum-*.</summary>
    public static void RequireMd5(S3Request request, byte[] body)
    {
        if (Md5(request) is { } sent && !sent.AsSpan().SequenceEqual(MD5.HashData(body)))
        {
            throw WrongMd5();
        }
    }

    private static S3Exception WrongMd5() => new("BadDigest", 400, "The Content-MD5 you specified did not match what we received.");

    private static void RequireAnnounced(string? announced, ChecksumAlgorithm sent)
    {
        if (announced is not null && ChecksumHeaders.Parse(announced) != sent)
        {
            throw new S3Exception("InvalidRequest", 400,
                $"{ChecksumHeaders.Announced} specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.");
        }
    }

    private byte[] Read(string? sent, int length)
    {
        var bytes = new byte[length];
        return sent is not null && Convert.TryFromBase64String(sent, bytes, out var written) && written == length
            ? bytes
            : throw new S3Exception("InvalidRequest", 400, $"Value for {ChecksumHeaders.HeaderName(Algorithm)} header is invalid.");
    }

    private static byte[]? Md5(S3Request request)
    {
        if (request.Header("Content-MD5") is not { } sent)
        {
            return null;
        }
        var bytes = new byte[MD5.HashSizeInBytes];
        return Convert.TryFromBase64String(sent, bytes, out var written) && written == bytes.Length
            ? bytes
            : throw new S3Exception("InvalidDigest", 400, "The Content-MD5 you specified was invalid.");
    }
}
