namespace Cpg.Sources;

/// <summary>An address like <c>s3://bucket/prefix</c>.</summary>
internal sealed record S3Location(string Bucket, string Prefix)
{
    private const string Scheme = "s3://";

    public static S3Location? TryParse(string source)
    {
        if (!source.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var rest = source[Scheme.Length..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? new S3Location(rest, "") : new S3Location(rest[..slash], rest[(slash + 1)..]);
    }

    /// <summary>A message about the portal's settings, said of this command's options.</summary>
    public static string InOptions(string message) => message
        .Replace("S3:StagingBucket and S3:GalleryBucket", "SOURCE", StringComparison.Ordinal)
        .Replace("S3:StagingBucket is", "The bucket in SOURCE is", StringComparison.Ordinal)
        .Replace("S3:ServiceUrl", "--endpoint-url", StringComparison.Ordinal)
        .Replace("S3:Region", "--region", StringComparison.Ordinal)
        .Replace("the portal has no AWS credentials. Give it some by environment variables, a profile or the role of its machine",
            "there are no AWS credentials. Give some by environment variables or a profile, or read a public bucket with --no-sign-request",
            StringComparison.Ordinal)
        .Replace("the portal's own credentials", "your credentials", StringComparison.Ordinal)
        .Replace("the portal's", "your", StringComparison.Ordinal)
        .Replace("Give the portal", "Set", StringComparison.Ordinal)
        .Replace("grant it to the portal", "grant it to you", StringComparison.Ordinal);
}
