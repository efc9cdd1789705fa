using Curation.S3.Calls;
using Curation.Store;

namespace Portal.Ground;

/// <summary>What is wrong with the settings; all of it, so that a person mends them in one go.</summary>
internal static class S3Faults
{
    public static IEnumerable<string> Of(S3Options options) =>
        options.Endpoint(keys: null).Faults().Select(fault => Endpoint(fault, options)).Concat(new[]
        {
            Bucket(nameof(options.StagingBucket), options.StagingBucket),
            Bucket(nameof(options.GalleryBucket), options.GalleryBucket),
            Distinct(options),
            Role(options),
            Between(nameof(options.PartwiseAbove), options.PartwiseAbove, 0, 5L << 30),
            Between(nameof(options.CopyParallelism), options.CopyParallelism, 1, 1024),
            Between(nameof(options.PartParallelism), options.PartParallelism, 1, 256),
            Between(nameof(options.ChecksumLookups), options.ChecksumLookups, 0, 100_000_000),
            Between(nameof(options.Attempts), options.Attempts, 1, 20),
            options.FirstPause >= TimeSpan.Zero && options.FirstPause <= TimeSpan.FromSeconds(10)
                ? null
                : $"S3:FirstPause is a time from 00:00:00 to 00:00:10; “{options.FirstPause}” is not.",
            options.ShortestSession >= TimeSpan.FromSeconds(1) && options.ShortestSession <= TemporaryCredentials.Shortest
                ? null
                : $"S3:ShortestSession is a time from 00:00:01 to 00:15:00; “{options.ShortestSession}” is not.",
        }.OfType<string>()).Concat(options.AccessGrants is null ? [] : AccessGrantsFaults.Of(options.AccessGrants));

    private static string Endpoint(EndpointFault fault, S3Options options) => fault switch
    {
        EndpointFault.NoAddress =>
            $"S3:ServiceUrl is not an absolute http(s) address: “{options.ServiceUrl}”. Write it like http://127.0.0.1:9000, or leave it out for AWS.",
        EndpointFault.MoreThanAnAddress =>
            "S3:ServiceUrl is a scheme, a host and a port only, like http://127.0.0.1:9000: no path, query, user or password.",
        EndpointFault.NoRegion => $"S3:Region is not the name of a region, for example us-east-1: “{options.Region}”.",
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "Not a fault of an endpoint."),
    };

    private static string? Bucket(string setting, string? name) =>
        StoreEndpoint.IsBucketName(name)
            ? null
            : $"S3:{setting} is not the name of a bucket (3 to 63 lower-case letters, digits, “-” and “.”): “{name}”.";

    private static string? Distinct(S3Options options) =>
        options.StagingBucket != options.GalleryBucket
            ? null
            : $"S3:GalleryBucket and S3:StagingBucket are the same bucket, “{options.GalleryBucket}”; nothing could be promoted.";

    private static string? Role(S3Options options)
    {
        if (string.IsNullOrEmpty(options.RoleArn))
        {
            return options.ServiceUrl is null && options.AccessGrants is null
                ? "S3:RoleArn is missing: it names the role that contributors' credentials are sessions of, like arn:aws:iam::111122223333:role/contributors. Or set S3:AccessGrants."
                : null;
        }

        var parts = options.RoleArn.Split(':');
        return parts is ["arn", _, "iam", "", _, _] && parts[5].StartsWith("role/", StringComparison.Ordinal)
            ? null
            : $"S3:RoleArn is not the name of a role, like arn:aws:iam::111122223333:role/contributors: “{options.RoleArn}”.";
    }

    private static string? Between(string setting, long value, long least, long most) =>
        value >= least && value <= most ? null : $"S3:{setting} is a number from {least} to {most}; {value} is not.";
}
