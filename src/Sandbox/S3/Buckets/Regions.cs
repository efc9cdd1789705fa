namespace Sandbox.S3.Buckets;

/// <summary>AWS's regions by name: a wrong name is refused otherwise than another region's.</summary>
internal static class Regions
{
    /// <summary>The one that S3 began in, and has exceptions for.</summary>
    public const string Oldest = "us-east-1";

    private static readonly HashSet<string> Names =
    [
        Oldest, "us-east-2", "us-west-1", "us-west-2", "us-gov-east-1", "us-gov-west-1", "ca-central-1", "ca-west-1", "mx-central-1", "sa-east-1",
        "eu-west-1", "eu-west-2", "eu-west-3", "eu-central-1", "eu-central-2", "eu-north-1", "eu-south-1", "eu-south-2", "il-central-1",
        "me-central-1", "me-south-1", "af-south-1", "ap-east-1", "ap-east-2", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1",
        "ap-south-2", "ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5", "ap-southeast-6", "ap-southeast-7",
        "cn-north-1", "cn-northwest-1",
    ];

    public static bool IsOne(string name) => Names.Contains(name);
}
