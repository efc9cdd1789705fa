using System.Text;
using Microsoft.AspNetCore.Http;
using Sandbox.Auth.Signatures;
using Sandbox.Tests.Running;
using Sandbox.Wire;

namespace Sandbox.Tests.Auth.Bodies;

/// <summary>Bodies in aws-chunked framing, as clients write them.</summary>
internal static class Chunks
{
    public const string Signed = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
    public const string SignedWithTrailer = Signed + "-TRAILER";
    public const string UnsignedWithTrailer = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";
    public const string Trailer = "x-amz-checksum-crc32";

    public static DefaultHttpContext Request(string mode, long length, Func<string, byte[]> body, Func<byte[], Stream>? stream = null)
    {
        List<(string, string)> headers = [("content-encoding", "aws-chunked"), ("x-amz-decoded-content-length", $"{length}")];
        if (mode != Signed)
        {
            headers.Add(("x-amz-trailer", Trailer));
        }
        var context = Signing.Signed("PUT", "/bucket/key", [], headers, mode);
        var bytes = body(context.Request.Headers.Authorization.ToString()[^64..]);
        context.Request.Body = stream is null ? new MemoryStream(bytes) : stream(bytes);
        return context;
    }

    public static byte[] Body(string mode, string seed, params byte[][] chunks)
    {
        var key = new SigningKey(Signing.RootSecret, "20260304", "eu-west-1", "s3");
        var previous = seed;
        using var body = new MemoryStream();
        foreach (var chunk in chunks.Append([]))
        {
            previous = key.Sign(
                $"AWS4-HMAC-SHA256-PAYLOAD\n20260304T050607Z\n20260304/eu-west-1/s3/aws4_request\n{previous}\n{Sha256Hex.OfNothing}\n{Sha256Hex.Of(chunk)}");
            Write(body, mode == UnsignedWithTrailer ? $"{chunk.Length:x}\r\n" : $"{chunk.Length:X};chunk-signature={previous}\r\n");
            body.Write(chunk);
            Write(body, chunk.Length == 0 ? "" : "\r\n");
        }
        if (mode != Signed)
        {
            Write(body, $"{Trailer}:AAAAAA==\r\n");
        }
        if (mode == SignedWithTrailer)
        {
            previous = key.Sign(
                $"AWS4-HMAC-SHA256-TRAILER\n20260304T050607Z\n20260304/eu-west-1/s3/aws4_request\n{previous}\n{Sha256Hex.Of($"{Trailer}:AAAAAA==\n")}");
            Write(body, $"x-amz-trailer-signature:{previous}\r\n");
        }
        Write(body, "\r\n");
        return body.ToArray();
    }

    private static void Write(Stream body, string text) => body.Write(Encoding.ASCII.GetBytes(text));
}
