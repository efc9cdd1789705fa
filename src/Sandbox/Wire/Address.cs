using Sandbox.Refusals;

namespace Sandbox.Wire;

/// <summary>The bucket and the key that a request speaks of; empty where it names none.</summary>
internal sealed record Address(string Bucket, string Key, byte[] KeyBytes)
{
    private const int LongestKey = 1024;
    private const string VirtualHost = ".localhost";

    public string Arn => $"arn:aws:s3:::{Bucket}/{Key}";

    public static string BucketArn(string bucket) => $"arn:aws:s3:::{bucket}";

    public static Address Of(HttpRequest request, RequestTarget target)
    {
        var path = PercentEncoding.Decode(target.Path, plusIsBlank: false).AsSpan(1);
        if (BucketOf(request.Host.Host) is { } bucket)
        {
            return Make(bucket, path);
        }
        var slash = path.IndexOf((byte)'/');
        return slash < 0 ? Make(PercentEncoding.Text(path), []) : Make(PercentEncoding.Text(path[..slash]), path[(slash + 1)..]);
    }

    /// <summary>What a header names as <c>bucket/key</c>, with or without a slash before it, or as the object's whole URL.</summary>
    public static Address OfCopySource(string sent)
    {
        var mark = sent.IndexOf("?versionId=", StringComparison.Ordinal);
        if (mark >= 0 && sent[(mark + "?versionId=".Length)..] is not "null" and var version)
        {
            throw Refusal.InvalidArgument("x-amz-copy-source", version, "Invalid version id specified");
        }
        var path = PercentEncoding.Decode(WithoutHost(mark >= 0 ? sent[..mark] : sent), plusIsBlank: true).AsSpan();
        path = path.StartsWith("/"u8) ? path[1..] : path;
        var slash = path.IndexOf((byte)'/');
        return slash > 0 && slash + 1 < path.Length
            ? Make(PercentEncoding.Text(path[..slash]), path[(slash + 1)..])
            : throw Refusal.InvalidArgument("x-amz-copy-source", sent, "Copy Source must mention the source bucket and key: sourcebucket/sourcekey");
    }

    // No bucket is called "http:", so that a URL cannot be taken for a key.
    private static string WithoutHost(string sent)
    {
        var isUrl = sent.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || sent.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
        var host = sent.IndexOf("//", StringComparison.Ordinal) + 2;
        var path = isUrl ? sent.IndexOf('/', host) : 0;
        if (path <= 0)
        {
            return isUrl ? "" : sent;
        }
        var bucket = BucketOf(HostString.FromUriComponent(sent[host..path]).Host);
        return bucket is null ? sent[path..] : bucket + sent[path..];
    }

    private static string? BucketOf(string host) =>
        host.Length > VirtualHost.Length
        && host.EndsWith(VirtualHost, StringComparison.OrdinalIgnoreCase)
        && !host.StartsWith("s3.", StringComparison.OrdinalIgnoreCase)
            ? host[..^VirtualHost.Length]
            : null;

    private static Address Make(string bucket, ReadOnlySpan<byte> key) => key.Length <= LongestKey
        ? new Address(bucket, PercentEncoding.Text(key), key.ToArray())
        : throw new S3Exception("KeyTooLongError", 400, "Your key is too long", ("Size", $"{key.Length}"), ("MaxSizeAllowed", $"{LongestKey}"));
}
