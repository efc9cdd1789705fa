using Sandbox.Auth;

namespace Sandbox.S3;

/// <summary>The bucket and the key that a request speaks of; empty where it names none.</summary>
internal sealed record Address(string Bucket, string Key, byte[] KeyBytes)
{
    private const int LongestKey = 1024;
    private const string VirtualHost = ".localhost";

    public static Address Of(HttpRequest request, RequestTarget target)
    {
        var path = PercentEncoding.Decode(target.Path, plusIsBlank: false).AsSpan(1);
        var host = request.Host.Host;
        if (host.Length > VirtualHost.Length && host.EndsWith(VirtualHost, StringComparison.OrdinalIgnoreCase) && !host.StartsWith("s3.", StringComparison.OrdinalIgnoreCase))
        {
            return Make(host[..^VirtualHost.Length], path);
        }
        var slash = path.IndexOf((byte)'/');
        return slash < 0 ? Make(PercentEncoding.Text(path), []) : Make(PercentEncoding.Text(path[..slash]), path[(slash + 1)..]);
    }

    /// <summary>What a header names as <c>bucket/key</c>, with or without a slash before it.</summary>
    public static Address OfCopySource(string sent)
    {
        var mark = sent.IndexOf("?versionId=", StringComparison.Ordinal);
        if (mark >= 0 && sent[(mark + "?versionId=".Length)..] != "null")
        {
            throw new S3Exception("InvalidArgument", 400, "Invalid version id specified");
        }
        var path = PercentEncoding.Decode(mark >= 0 ? sent[..mark] : sent, plusIsBlank: true).AsSpan();
        path = path.StartsWith("/"u8) ? path[1..] : path;
        var slash = path.IndexOf((byte)'/');
        return slash > 0 && slash + 1 < path.Length
            ? Make(PercentEncoding.Text(path[..slash]), path[(slash + 1)..])
            : throw new S3Exception("InvalidArgument", 400, "Copy Source must mention the source bucket and key: sourcebucket/sourcekey");
    }

    private static Address Make(string bucket, ReadOnlySpan<byte> key) => key.Length <= LongestKey
        ? new Address(bucket, PercentEncoding.Text(key), key.ToArray())
        : throw new S3Exception("KeyTooLongError", 400, "Your key is too long");
}
