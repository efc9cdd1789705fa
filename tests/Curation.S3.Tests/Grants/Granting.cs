using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Curation.Granting;
using Curation.S3.Calls;
using Curation.S3.Grants;
using Curation.S3.Tests.Servers;
using Curation.Store;

namespace Curation.S3.Tests.Grants;

/// <summary>The whole way on the embedded server: a grant, credentials by it, and what these reach.</summary>
public sealed class Granting
{
    private static readonly Prefix Broad = Prefix.Parse("cpg0037-oasis/broad");
    private static readonly AuditContext Ada = new("ada@example.org", "entra|7", "42");

    [Fact]
    public async Task A_grant_is_made_once_listed_and_ended_twice()
    {
        await using var world = await World.OnAsync("sandbox", change: World.WithGrants);
        var grants = world.Account.Grants;

        var id = await grants.CreateAsync(Broad, Permission.ReadWrite, grants.Portal, CancellationToken.None);
        var again = await grants.CreateAsync(Broad, Permission.ReadWrite, grants.Portal, CancellationToken.None);
        var other = await grants.CreateAsync(Broad, Permission.Read, Grantee.Parse("arn:aws:iam::309624411020:user/ada"), CancellationToken.None);

        Assert.Equal(id, again);
        Assert.NotEqual(id, other);
        Assert.Equal([id, other], (await ListAsync(world)).Select(grant => grant.Id));
        await grants.DeleteAsync(id, CancellationToken.None);
        await grants.DeleteAsync(id, CancellationToken.None);
        var left = Assert.Single(await ListAsync(world));
        Assert.Equal((other, grants.ScopeOf(Broad), Permission.Read), (left.Id, left.Scope, left.Permission));
    }

    [Fact]
    public async Task Credentials_reach_the_prefix_and_no_neighbour()
    {
        await using var world = await World.OnAsync("sandbox", change: World.WithGrants);
        await world.Account.Grants.CreateAsync(Broad, Permission.ReadWrite, world.Account.Grants.Portal, CancellationToken.None);

        using var contributor = await ContributorAsync(world, Permission.ReadWrite);

        await PutAsync(contributor, world, "cpg0037-oasis/broad/x");
        foreach (var key in new[] { "cpg0037-oasis/broad2/x", "cpg0037-oasis/broad", "cpg0037-oasis/x", "CPG0037-oasis/broad/x", "x" })
        {
            await RefusedAsync(() => PutAsync(contributor, world, key));
        }

        Assert.Equal("cpg0037-oasis/broad/x", Assert.Single((await ListObjectsAsync(contributor, world, "cpg0037-oasis/broad/")).S3Objects).Key);
        await RefusedAsync(() => ListObjectsAsync(contributor, world, "cpg0037-oasis/"));
        await RefusedAsync(() => ListObjectsAsync(contributor, world, null));
    }

    [Fact]
    public async Task A_wider_grant_does_not_widen_the_credentials()
    {
        await using var world = await World.OnAsync("sandbox", change: World.WithGrants);
        await world.Account.Grants.CreateAsync(
            Prefix.Parse("cpg0037-oasis/broad"), Permission.ReadWrite, world.Account.Grants.Portal, CancellationToken.None);

        using var contributor = await ContributorAsync(world, Permission.Read, Prefix.Parse("cpg0037-oasis/broad/workspace"));

        await ListObjectsAsync(contributor, world, "cpg0037-oasis/broad/workspace/");
        await RefusedAsync(() => ListObjectsAsync(contributor, world, "cpg0037-oasis/broad/"));
        await RefusedAsync(() => PutAsync(contributor, world, "cpg0037-oasis/broad/workspace/x"));
    }

    [Fact]
    public async Task Without_a_grant_or_after_its_end_there_are_none()
    {
        await using var world = await World.OnAsync("sandbox", change: World.WithGrants);
        var grants = world.Account.Grants;

        var before = await Assert.ThrowsAsync<StoreException>(() => ContributorAsync(world, Permission.Read));
        var id = await grants.CreateAsync(Broad, Permission.Read, grants.Portal, CancellationToken.None);
        (await ContributorAsync(world, Permission.Read)).Dispose();
        var wider = await Assert.ThrowsAsync<StoreException>(() => ContributorAsync(world, Permission.ReadWrite));
        await grants.DeleteAsync(id, CancellationToken.None);
        var after = await Assert.ThrowsAsync<StoreException>(() => ContributorAsync(world, Permission.Read));

        Assert.All([before, wider, after], refusal => Assert.Equal(StoreReason.NoGrantCovers, refusal.Failure?.Reason));
    }

    [Fact]
    public async Task The_instance_and_its_location_are_described()
    {
        await using var world = await World.OnAsync("sandbox", change: World.WithGrants);
        await using var elsewhere = await World.OnAsync(
            "sandbox", change: options =>
                World.WithGrants(options) is var granted ? granted with { Endpoint = granted.Endpoint with { Region = "eu-west-1" } } : options);

        Assert.Equal(new GrantsHome("default", "s3://", null), await world.Account.Grants.DescribeAsync(CancellationToken.None));
        var missing = await elsewhere.Account.Grants.DescribeAsync(CancellationToken.None);
        Assert.False(missing.HasInstance);
        Assert.Contains("eu-west-1", missing.Failure!.Details);
        await world.Account.StartAsync(CancellationToken.None);
        var refusal = await Assert.ThrowsAsync<StoreException>(() => elsewhere.Account.StartAsync(CancellationToken.None));
        Assert.Equal(WithoutNumber($"{missing.Failure}"), WithoutNumber(refusal.Message));
        Assert.Equal(missing.Failure.Reason, refusal.Failure?.Reason);

        static string WithoutNumber(string message) => message[..message.IndexOf(", request ", StringComparison.Ordinal)];
    }

    [Fact]
    public async Task Grants_lie_in_the_location_that_is_set()
    {
        await using var world = await World.OnAsync("sandbox", change: World.WithGrants);
        using var wire = new ConnectionPool(world.Options.Tuning);
        var (endpoint, instance) = (world.Options.Endpoint, world.Options.Grants!);
        using var pace = new Pace(1);
        var client = new ControlClient(
            wire.Client,
            new ControlKeys(EmbeddedServer.Portal, world.Client.Config),
            endpoint,
            instance.AccountId,
            new Retry(world.Options.Tuning, TimeProvider.System, pace),
            TimeProvider.System);
        var locations = new ControlLocations(
            client, instance, new GrantRefusals(new Refusals(null), endpoint, world.Options.StagingBucket, instance));
        var id = await locations.CreateAsync($"s3://{world.Options.StagingBucket}", "arn:aws:iam::309624411020:role/staging", CancellationToken.None);
        using var there = new StoreAccount(world.Options with { Grants = instance with { Location = id } });

        var grant = await there.Grants.CreateAsync(Broad, Permission.ReadWrite, there.Grants.Portal, CancellationToken.None);

        Assert.Equal(there.Grants.ScopeOf(Broad), Assert.Single(await ListAsync(world)).Scope);
        Assert.Contains((id, $"s3://{world.Options.StagingBucket}"), await locations.ListAsync(CancellationToken.None));
        Assert.Equal($"s3://{world.Options.StagingBucket}", (await there.Grants.DescribeAsync(CancellationToken.None)).LocationScope);
        await Assert.ThrowsAsync<AmazonServiceException>(() => locations.DeleteAsync(id, CancellationToken.None));
        await there.Grants.DeleteAsync(grant, CancellationToken.None);
        await locations.DeleteAsync(id, CancellationToken.None);
    }

    private static ValueTask<List<ProviderGrant>> ListAsync(World world) =>
        world.Account.Grants.ListAsync($"s3://{world.Options.StagingBucket}/", CancellationToken.None).ToListAsync();

    private static async Task<AmazonS3Client> ContributorAsync(World world, Permission permission, Prefix? prefix = null)
    {
        var given = await world.Account.Vendor.VendAsync(prefix ?? Broad, permission, TimeSpan.FromHours(12), Ada, CancellationToken.None);
        return new AmazonS3Client(
            new SessionAWSCredentials(given.AccessKeyId, given.SecretAccessKey, given.SessionToken),
            new AmazonS3Config
            {
                ServiceURL = world.Options.Endpoint.ServiceUrl,
                ForcePathStyle = true,
                AuthenticationRegion = "us-east-1",
                MaxErrorRetry = 0,
            });
    }

    private static Task<PutObjectResponse> PutAsync(AmazonS3Client client, World world, string key) => client.PutObjectAsync(
        new PutObjectRequest { BucketName = world.Options.StagingBucket, Key = key, ContentBody = "x", UseChunkEncoding = false });

    private static Task<ListObjectsV2Response> ListObjectsAsync(AmazonS3Client client, World world, string? prefix) =>
        client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = world.Options.StagingBucket, Prefix = prefix });

    private static async Task RefusedAsync(Func<Task> act) =>
        Assert.Equal("AccessDenied", (await Assert.ThrowsAsync<AmazonS3Exception>(act)).ErrorCode);
}
