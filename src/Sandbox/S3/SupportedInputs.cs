using Sandbox.Checksums;
using Sandbox.S3.Buckets;
using Sandbox.S3.Multipart;
using Sandbox.S3.Requests;
using Sandbox.S3Control;
using Sandbox.Wire;

namespace Sandbox.S3;

/// <summary>
/// The headers and parameters that an operation takes notice of. Whatever else S3 knows is refused by <see cref="InputCheck"/>: so each name
/// stands here only with the code that does what it says.
/// </summary>
internal sealed record SupportedInputs(string[] Headers, string[] Parameters)
{
    private static readonly string[] Kept =
        ["x-amz-acl", "x-amz-meta-*", "x-amz-storage-class", "x-amz-tagging", "x-amz-website-redirect-location"];

    private static readonly string[] Source =
    [
        CopyHeader, "x-amz-copy-source-if-match", "x-amz-copy-source-if-none-match", "x-amz-copy-source-if-modified-since",
        "x-amz-copy-source-if-unmodified-since", "x-amz-source-expected-bucket-owner",
    ];

    private static readonly string[] Page = ["delimiter", "encoding-type", "prefix"];

    private const string CopyHeader = "x-amz-copy-source";

    public static SupportedInputs Nothing { get; } = new([], []);

    public static SupportedInputs ListBuckets { get; } = new([], ["max-buckets", "continuation-token", "prefix", "bucket-region"]);

    public static SupportedInputs CreateBucket { get; } = new([.. SentChecksums.Headers, "x-amz-acl", "x-amz-object-ownership", "x-amz-bucket-object-lock-enabled"], []);

    public static SupportedInputs ListFirst { get; } = new(["x-amz-optional-object-attributes"], [.. Page, "marker", "max-keys"]);

    public static SupportedInputs ListSecond { get; } =
        new(["x-amz-optional-object-attributes"], [.. Page, "list-type", "max-keys", "continuation-token", "fetch-owner", "start-after"]);

    public static SupportedInputs ListUploads { get; } = new([], [.. Page, "uploads", "key-marker", "max-uploads", "upload-id-marker"]);

    public static SupportedInputs DeleteMany { get; } = new(SentChecksums.Headers, ["delete"]);

    public static SupportedInputs Read { get; } = new(
        ["If-Match", "If-None-Match", "If-Modified-Since", "If-Unmodified-Since", "If-Range", "x-amz-checksum-mode"],
        [.. StoredHeaders.Overrides, "partNumber", "versionId"]);

    public static SupportedInputs Attributes { get; } = new(["x-amz-object-attributes", "x-amz-max-parts", "x-amz-part-number-marker"], ["attributes", "versionId"]);

    public static SupportedInputs Put { get; } = new([.. Kept, .. SentChecksums.Headers, "If-Match", "If-None-Match"], []);

    public static SupportedInputs Copy { get; } = new(
        [.. Kept, .. Source, "x-amz-metadata-directive", "x-amz-tagging-directive", "x-amz-checksum-algorithm", "If-Match", "If-None-Match"], []);

    public static SupportedInputs Delete { get; } = new(["If-Match"], ["versionId"]);

    public static SupportedInputs GetTagging { get; } = new([], ["tagging", "versionId"]);

    public static SupportedInputs PutTagging { get; } = new(SentChecksums.Headers, ["tagging", "versionId"]);

    public static SupportedInputs PutPolicy { get; } = new(SentChecksums.Headers, ["policy"]);

    public static SupportedInputs BeginUpload { get; } = new([.. Kept, "x-amz-checksum-algorithm", "x-amz-checksum-type"], ["uploads"]);

    public static SupportedInputs PutPart { get; } = new(SentChecksums.Headers, ["partNumber", "uploadId"]);

    public static SupportedInputs CopyPart { get; } = new([.. Source, "x-amz-copy-source-range"], ["partNumber", "uploadId"]);

    public static SupportedInputs CompleteUpload { get; } = new(
        [.. ChecksumAlgorithms.All.Select(ChecksumHeaders.HeaderName), "Content-MD5", "x-amz-checksum-type", "x-amz-mp-object-size", "If-Match", "If-None-Match"], ["uploadId"]);

    public static SupportedInputs OfUpload { get; } = new([], ["uploadId"]);

    public static SupportedInputs ListParts { get; } = new([], ["uploadId", "encoding-type", "max-parts", "part-number-marker"]);

    public static SupportedInputs Of(string parameter) => new([], [parameter]);

    public bool HasHeader(string name) => Headers.Any(known =>
        known.EndsWith('*') ? name.StartsWith(known[..^1], StringComparison.OrdinalIgnoreCase) : name.Equals(known, StringComparison.OrdinalIgnoreCase));
}
