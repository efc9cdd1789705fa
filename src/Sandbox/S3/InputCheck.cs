using Sandbox.Refusals;
using Sandbox.S3.Requests;
using Sandbox.Wire;

namespace Sandbox.S3;

/// <summary>
/// Refuses a request that asks for more than its operation does. An unknown header of Amazon's is refused, too: it asks for something.
/// A parameter that S3 does not know is passed over, as AWS does: people mark their links with such.
/// </summary>
internal static class InputCheck
{
    private static readonly string[] Always =
    [
        "x-amz-api-version", "x-amz-content-sha256", "x-amz-date", "x-amz-decoded-content-length", "x-amz-expected-bucket-owner", "x-amz-request-payer", "x-amz-security-token",
        "x-amz-user-agent",
        // Only offers to read another form of the answer.
        "x-amz-te",
    ];

    // What HTTP knows and an operation would have to do.
    private static readonly string[] OfHttp =
        ["Content-MD5", "Content-Range", "If-Match", "If-Modified-Since", "If-None-Match", "If-Range", "If-Unmodified-Since"];

    private static readonly string[] Parameters =
    [
        "abac", "accelerate", "acl", "analytics", "attributes", "bucket-region", "continuation-token", "cors", "delete", "delimiter", "encoding-type",
        "encryption", "fetch-owner", "intelligent-tiering", "inventory", "key-marker", "legal-hold", "lifecycle", "list-type", "location", "logging",
        "marker", "max-buckets", "max-directory-buckets", "max-keys", "max-parts", "max-uploads", "metadataConfiguration", "metadataInventoryTable",
        "metadataJournalTable", "metadataTable", "metrics", "notification", "object-lock", "ownershipControls", "part-number-marker", "partNumber", "policy",
        "policyStatus", "prefix", "publicAccessBlock", "renameObject", "replication", "requestPayment", "response-cache-control",
        "response-content-disposition", "response-content-encoding", "response-content-language", "response-content-type", "response-expires", "restore",
        "retention", "select", "select-type", "session", "start-after", "tagging", "torrent", "upload-id-marker", "uploadId", "uploads", "version-id-marker",
        "versionId", "versioning", "versions", "website",
    ];

    public static void Require(S3Request request, SupportedInputs heeded)
    {
        foreach (var name in request.Query.Names.Where(Parameters.Contains))
        {
            if (!heeded.Parameters.Contains(name))
            {
                throw Refusal.NotImplementedParameter(name);
            }
            if (request.Query.IsRepeated(name))
            {
                throw Refusal.InvalidArgument(name, request.Query[name], $"The parameter {name} stands more than once.");
            }
        }
        foreach (var (name, _) in request.Headers.Where(header => AsksFor(header.Key) && !heeded.HasHeader(header.Key)))
        {
            throw Refusal.NotImplemented(name);
        }
        if (request.Header("x-amz-request-payer") is { } payer && payer != "requester")
        {
            throw Refusal.InvalidArgument("x-amz-request-payer", payer, "x-amz-request-payer must be requester.");
        }
    }

    /// <summary>Whether a request that no operation is for at least speaks of something that S3 has.</summary>
    public static string? Missing(Query query) => query.Names.FirstOrDefault(Parameters.Contains);

    private static bool AsksFor(string name) => HeaderText.IsAmazon(name)
        ? !Always.Contains(name, StringComparer.OrdinalIgnoreCase)
        : OfHttp.Contains(name, StringComparer.OrdinalIgnoreCase);
}
