using Curation.Store;

namespace Cpg.Sources;

/// <summary>Messages about the portal's settings and credentials, said of this command's options.</summary>
internal sealed class S3Words(bool isAnonymous)
{
    public StoreException Said(StoreException exception) => new(InOptions(exception.Message), exception);

    public string InOptions(string message) => (isAnonymous ? Anonymously(message) : message)
        .Replace("S3:StagingBucket and S3:GalleryBucket", "SOURCE", StringComparison.Ordinal)
        .Replace("S3:StagingBucket is", "The bucket in SOURCE is", StringComparison.Ordinal)
        .Replace("S3:ServiceUrl", "--endpoint-url", StringComparison.Ordinal)
        .Replace("S3:Region", "--region", StringComparison.Ordinal)
        .Replace("Resume later, or lower S3:CopyParallelism", "Try again later", StringComparison.Ordinal)
        .Replace("Resume when it is well again", "Try again when it is well again", StringComparison.Ordinal)
        .Replace("the portal has no AWS credentials. Give it some by environment variables, a profile or the role of its machine",
            "there are no AWS credentials. Give some by environment variables or a profile, or read a public bucket with --no-sign-request",
            StringComparison.Ordinal)
        .Replace("the portal's own credentials", "your credentials", StringComparison.Ordinal)
        .Replace("the portal's", "your", StringComparison.Ordinal)
        .Replace("Give the portal", "Set", StringComparison.Ordinal)
        .Replace("grant it to the portal", "grant it to you", StringComparison.Ordinal);

    // Who sent no credentials lacks no right of theirs: the bucket is not public.
    private static string Anonymously(string message) => message
        .Replace("the portal's credentials lack the right", "it is not public", StringComparison.Ordinal)
        .Replace("Whoever administers the bucket has to grant it to the portal", "Leave out --no-sign-request and give credentials that may read it", StringComparison.Ordinal);
}
