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
}
