using Portal.Ground;

namespace Portal.Tests.Ground;

public sealed class S3OptionsTests
{
    private static readonly S3Options Good = new() { RoleArn = "arn:aws:iam::111122223333:role/contributors" };

    public static TheoryData<string, S3Options> Wrong => new()
    {
        { "S3:ServiceUrl is not an absolute http(s) address: “localhost:9000”", Good with { ServiceUrl = "localhost:9000" } },
        { "S3:ServiceUrl is not an absolute http(s) address: “”", Good with { ServiceUrl = "" } },
        { "S3:ServiceUrl is a scheme, a host and a port only", Good with { ServiceUrl = "http://user:secret@host" } },
        { "S3:ServiceUrl is a scheme, a host and a port only", Good with { ServiceUrl = "http://host/bucket" } },
        { "S3:Region is not the name of a region", Good with { Region = "US East" } },
        { "S3:Region is not the name of a region", Good with { Region = null! } },
        { "S3:StagingBucket is not the name of a bucket", Good with { StagingBucket = "Staging Bucket" } },
        { "S3:GalleryBucket is not the name of a bucket", Good with { GalleryBucket = "" } },
        { "S3:GalleryBucket and S3:StagingBucket are the same bucket", Good with { StagingBucket = "one", GalleryBucket = "one" } },
        { "S3:RoleArn is missing", Good with { RoleArn = null } },
        { "S3:RoleArn is not the name of a role", Good with { RoleArn = "contributors" } },
        { "S3:PartwiseAbove is a number from 0 to 5368709120", Good with { PartwiseAbove = -1 } },
        { "S3:CopyParallelism is a number from 1 to 1024", Good with { CopyParallelism = 0 } },
        { "S3:PartParallelism is a number from 1 to 256", Good with { PartParallelism = 0 } },
        { "S3:Attempts is a number from 1 to 20", Good with { Attempts = 0 } },
        { "S3:ShortestSession is a time from 00:00:01 to 00:15:00", Good with { ShortestSession = TimeSpan.FromMinutes(16) } },
        { "S3:AccessGrants:AccountId is the account that has the instance, 12 digits", Good with { AccessGrants = Grants with { AccountId = "1111-2222-3333" } } },
        { "S3:AccessGrants:AccountId is the account", Good with { AccessGrants = new AccessGrantsOptions { Grantee = Grants.Grantee } } },
        { "S3:AccessGrants:Grantee names the portal's own role.", Good with { AccessGrants = Grants with { Grantee = "" } } },
        { "S3:AccessGrants:Grantee names the portal's own role. “arn:aws:iam::111122223333:role/*” holds a wildcard", Good with { AccessGrants = Grants with { Grantee = "arn:aws:iam::111122223333:role/*" } } },
        { "S3:AccessGrants:Grantee names the portal's own role. A grant is never for the root", Good with { AccessGrants = Grants with { Grantee = "arn:aws:iam::111122223333:root" } } },
        { "S3:AccessGrants:Location is the id of a location", Good with { AccessGrants = Grants with { Location = "s3://" } } },
        { "S3:FirstPause is a time", Good with { FirstPause = TimeSpan.FromMinutes(1) } },
    };

    private static AccessGrantsOptions Grants => new() { AccountId = "111122223333", Grantee = "arn:aws:iam::111122223333:role/gallery-portal" };

    [Theory, MemberData(nameof(Wrong))]
    public void That_are_wrong_are_named(string says, S3Options options)
    {
        var fault = Assert.Single(options.Faults());

        Assert.StartsWith(says, fault, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void That_are_wrong_are_named_all_at_once() =>
        Assert.Equal(3, (Good with { ServiceUrl = "x", Region = "", Attempts = 0 }).Faults().Count);

    [Fact]
    public void That_are_right_have_no_faults()
    {
        Assert.Empty(Good.Faults());
        Assert.Empty(new S3Options { ServiceUrl = "http://127.0.0.1:9000", ForcePathStyle = true }.Faults());
        Assert.Empty(new S3Options { AccessGrants = Grants }.Faults());
    }

    [Fact]
    public void That_are_wrong_make_no_account()
    {
        var refusal = Assert.Throws<StartException>(() => (Good with { Region = "", CopyParallelism = 0 }).ForAccount(null));

        Assert.Contains("S3:Region", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("S3:CopyParallelism", refusal.Message, StringComparison.Ordinal);
    }
}
