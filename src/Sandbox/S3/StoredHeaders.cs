namespace Sandbox.S3;

/// <summary>The headers of a write that come back with every read.</summary>
internal static class StoredHeaders
{
    private const string Metadata = "x-amz-meta-";
    private const int MostMetadata = 2048;

    private static readonly string[] Kept =
        ["Cache-Control", "Content-Disposition", "Content-Encoding", "Content-Language", "Content-Type", "Expires", "x-amz-website-redirect-location"];

    /// <summary>Parameters of a signed URL that take the place of a stored header in one answer.</summary>
    private static readonly string[] Overridable =
        ["Cache-Control", "Content-Disposition", "Content-Encoding", "Content-Language", "Content-Type", "Expires"];

    public static Dictionary<string, string> Of(S3Request request)
    {
        var kept = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in Kept)
        {
            if (request.Header(name) is { } value && Cleaned(name, value) is { Length: > 0 } cleaned)
            {
                kept[name] = cleaned;
            }
        }
        kept.TryAdd("Content-Type", "binary/octet-stream");
        var bytes = 0;
        foreach (var (name, values) in request.Http.Request.Headers.Where(header => header.Key.StartsWith(Metadata, StringComparison.OrdinalIgnoreCase)))
        {
            kept[name.ToLowerInvariant()] = values.ToString();
            bytes += name.Length - Metadata.Length + System.Text.Encoding.UTF8.GetByteCount(values.ToString());
        }
        return bytes <= MostMetadata
            ? kept
            : throw new S3Exception("MetadataTooLarge", 400, "Your metadata headers exceed the maximum allowed metadata size");
    }

    public static void Write(S3Request request, IReadOnlyDictionary<string, string> headers)
    {
        foreach (var (name, value) in headers)
        {
            request.Response.Headers[name] = value;
        }
        foreach (var name in Overridable)
        {
            if (request.Query["response-" + name.ToLowerInvariant()] is { } instead)
            {
                request.Response.Headers[name] = instead;
            }
        }
    }

    // How the bytes were framed on their way is no property of the object.
    private static string Cleaned(string name, string value) => name != "Content-Encoding"
        ? value
        : string.Join(",", value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(one => !one.Equals("aws-chunked", StringComparison.OrdinalIgnoreCase)));
}
