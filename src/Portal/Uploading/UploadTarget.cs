using Portal.Ground;

namespace Portal.Uploading;

/// <summary>
/// Where an upload goes: all that a command has to say besides where the data is. The role is the one that credentials are sessions of; empty if the
/// settings do not tell it.
/// </summary>
public sealed record UploadTarget(string Bucket, string Prefix, string Region, string? Endpoint, string Account, string Role)
{
    public string Address => $"s3://{Bucket}/{Prefix}/";

    /// <summary>What every command ends with.</summary>
    public string Options => $"--region {Region}{(Endpoint is null ? "" : $" --endpoint-url {Endpoint}")}";

    public static UploadTarget Of(string prefix, S3Options s3) => new(
        s3.StagingBucket,
        prefix,
        s3.Region,
        s3.ServiceUrl,
        s3.AccessGrants?.AccountId ?? (s3.RoleArn?.Split(':') is [_, _, _, _, var account, ..] ? account : "111122223333"),
        s3.AccessGrants is { } grants ? grants.LocationRole : s3.RoleArn ?? "");
}
