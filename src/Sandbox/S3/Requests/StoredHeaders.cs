using System.Text;
using Sandbox.Refusals;
using Sandbox.Wire;

namespace Sandbox.S3.Requests;

/// <summary>The headers of a write that come back with every read.</summary>
internal static class StoredHeaders
{
    private const string Metadata = "x-amz-meta-";
    private const string Override = "response-";
    private const int MostMetadata = 2048;

    private static readonly string[] Kept =
        ["Cache-Control", "Content-Disposition", "Content-Encoding", "Content-Language", "Content-Type", "Expires", Redirect.HeaderName];

    /// <summary>Parameters of a signed URL that take the place of a stored header in one answer.</summary>
    public static string[] Overrides { get; } =
    [
        Override + "cache-control", Override + "content-disposition", Override + "content-encoding", Override + "content-language",
        Override + "content-type", Override + "expires",
    ];

    public static bool IsMetadata(string name) => name.StartsWith(Metadata, StringComparison.OrdinalIgnoreCase);

    public static Dictionary<string, string> Of(S3Request request)
    {
        var kept = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in Kept)
        {
            if (request.Header(name) is { } value && Cleaned(name, value) is { Length: > 0 } cleaned)
            {
                kept[name] = HeaderText.IsSendable(cleaned) ? cleaned : throw HasControls(name);
            }
        }
        kept.TryAdd("Content-Type", "binary/octet-stream");
        Redirect.Require(kept.GetValueOrDefault(Redirect.HeaderName));
        var bytes = 0;
        foreach (var (name, value) in request.Headers.Where(header => IsMetadata(header.Key)))
        {
            var text = Rfc2047.Decode(value);
            kept[name.ToLowerInvariant()] = text;
            bytes += name.Length - Metadata.Length + Encoding.UTF8.GetByteCount(text);
        }
        return bytes <= MostMetadata
            ? kept
            : throw new S3Exception("MetadataTooLarge", 400, "Your metadata headers exceed the maximum allowed metadata size",
                ("Size", $"{bytes}"), ("MaxSizeAllowed", $"{MostMetadata}"));
    }

    public static void Write(S3Request request, IReadOnlyDictionary<string, string> headers)
    {
        foreach (var (name, value) in headers)
        {
            request.Response.Headers[name] = IsMetadata(name) ? Rfc2047.Encode(value) : value;
        }
        foreach (var name in Overrides)
        {
            if (request.Query[name] is { } instead)
            {
                request.Response.Headers[name[Override.Length..]] = HeaderText.IsSendable(instead) ? instead : throw HasControls(name);
            }
        }
    }

    // How the bytes were framed on their way is no property of the object; the rest stays as it was written.
    private static string Cleaned(string name, string value) => name != "Content-Encoding"
        ? value
        : string.Join(',', value.Split(',').Where(one => !one.Trim().Equals("aws-chunked", StringComparison.OrdinalIgnoreCase))).Trim();

    // A line end would begin a header, or a body, that whoever signed the URL writes in the server's name.
    private static S3Exception HasControls(string name) =>
        Refusal.InvalidArgument(name, null, $"Header value cannot be represented: {name} has control characters.");
}
