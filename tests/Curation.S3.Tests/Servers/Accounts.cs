using Curation.S3.Calls;
using Curation.S3.Grants;

namespace Curation.S3.Tests.Servers;

/// <summary>Settings of accounts that have no buckets of their own.</summary>
internal static class Accounts
{
    public static readonly GrantsInstance Instance = new("111122223333", "arn:aws:iam::111122223333:role/gallery-portal");

    public static AccountSettings At(string? url, AccessKeyPair keys) => new(
        new StoreEndpoint { ServiceUrl = url, ForcePathStyle = url is not null, Keys = keys }, "staging-cellpainting-gallery", "cellpainting-gallery")
    {
        Tuning = new CopyTuning { FirstPause = TimeSpan.Zero },
    };
}
