using Sandbox.Refusals;
using Sandbox.Wire;

namespace Sandbox.S3.Requests;

/// <summary>
/// The headers of a request, wherever they stand. SDKs that sign a URL move headers into its query, where AWS heeds them as much:
/// what is signed there must not be lost.
/// </summary>
internal sealed class SentHeaders
{
    // How a signature proves itself; the authenticator has read it.
    private static readonly string[] OfSignatures =
    [
        "X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Date", "X-Amz-Expires", "X-Amz-SignedHeaders", "X-Amz-Signature", "X-Amz-Security-Token",
        "X-Amz-Content-Sha256",
    ];

    private static readonly string[] Movable =
    [
        "If-Match", "If-None-Match", "If-Modified-Since", "If-Unmodified-Since", "If-Range", "Range", "Content-Type", "Content-MD5",
        "Content-Disposition", "Content-Encoding", "Content-Language", "Cache-Control", "Expires",
    ];

    // These are lists, and HTTP lets a list stand in several lines.
    private static readonly string[] Lists = ["x-amz-object-attributes", "x-amz-optional-object-attributes", "x-amz-trailer"];

    private readonly Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);

    public SentHeaders(HttpRequest request, Query query, bool isPresigned)
    {
        foreach (var (name, sent) in request.Headers)
        {
            if (sent.Count > 1
                && HeaderText.IsAmazon(name)
                && !Lists.Contains(name, StringComparer.OrdinalIgnoreCase)
                && !StoredHeaders.IsMetadata(name))
            {
                throw Refusal.InvalidArgument(name, null, $"The header {name} stands {sent.Count} times.");
            }
            values[name] = HeaderText.Of(sent.ToString());
        }
        // SDKs put the checksum of the body they do not have yet, an empty one, into each URL for a PUT: AWS signs it and does not check it.
        var isUnchecked = isPresigned && HttpMethods.IsPut(request.Method);
        foreach (var (name, value) in query.Pairs.Where(
            pair => IsMoved(pair.Name, isPresigned) && !(isUnchecked && SentChecksums.IsOfBody(pair.Name))))
        {
            if (query.IsRepeated(name))
            {
                throw Refusal.InvalidArgument(name, null, $"The parameter {name} stands more than once.");
            }
            Add(name, value);
        }
    }

    public IEnumerable<KeyValuePair<string, string>> All => values;

    public string? this[string name] => values.GetValueOrDefault(name);

    private void Add(string name, string value)
    {
        if (!HeaderText.IsName(name))
        {
            throw Refusal.InvalidArgument(
                name, null, "The name of a header has letters, digits and hyphens: what is signed as a parameter could not be told again otherwise.");
        }
        if (!HeaderText.IsSendable(value))
        {
            throw Refusal.InvalidArgument(name, null, $"The value of {name} has control characters.");
        }
        if (!values.TryAdd(name, value) && values[name] != value)
        {
            throw Refusal.InvalidArgument(name, null, $"{name} stands in the query and in a header, and they differ.");
        }
    }

    private static bool IsMoved(string name, bool isPresigned) => HeaderText.IsAmazon(name)
        ? !(isPresigned && OfSignatures.Contains(name, StringComparer.Ordinal))
        : Movable.Contains(name, StringComparer.OrdinalIgnoreCase);
}
