using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Curation.Store;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Microsoft.Extensions.DependencyInjection;
using Portal.Ground;

namespace Portal.Tests.Journeys;

/// <summary>A submission shuts its prefix in staging for credentials that were given before.</summary>
public sealed class DoorTests
{
    private const string Where = "cpg0048-bsc/broad";
    private const string Also = "cpg0048-bsc/other";

    [Fact]
    public async Task Credentials_given_before_write_no_more_once_it_is_submitted_and_again_once_changes_are_asked_for()
    {
        await using var world = new World(("S3:DenySubmitted", "true"));
        var deposit = await world.OpenAsync(Where);
        using var before = Client(world, await world.Credentials.AskAsync(deposit, Permission.ReadWrite, TimeSpan.FromHours(1), World.Ada));
        await PutAsync(before, Where);
        await world.CheckAsync(deposit);

        await world.SubmitAsync(deposit);

        Assert.Equal("AccessDenied", (await Assert.ThrowsAsync<AmazonS3Exception>(() => PutAsync(before, Where))).ErrorCode);
        Assert.Equal(
            "AccessDenied",
            (await Assert.ThrowsAsync<AmazonS3Exception>(() => before.DeleteObjectAsync(World.Staging, World.KeyOf(Where, 0)))).ErrorCode);
        await world.Deposits.AskChangesAsync(deposit, "Another folder.", World.Erin);
        await World.UntilAsync(() => MayPutAsync(before, Where), may => may);
    }

    [Fact]
    public async Task Two_at_once_are_both_shut_and_what_others_wrote_stays()
    {
        await using var world = new World(("S3:DenySubmitted", "true"));
        const string Theirs =
            """{"Version":"2012-10-17","Statement":{"Sid":"Theirs","Effect":"Deny","Principal":"*","Action":"s3:DeleteObject","Resource":"arn:aws:s3:::staging-cellpainting-gallery/kept/*"}}""";
        using var root = Root(world);
        await root.PutBucketPolicyAsync(new PutBucketPolicyRequest { BucketName = World.Staging, Policy = Theirs });
        var (one, other) = (await world.OpenAsync(Where), await world.OpenAsync(Also));

        await Task.WhenAll(world.SubmitAsync(one), world.SubmitAsync(other));

        Assert.False(await MayPutAsync(root, Where));
        Assert.False(await MayPutAsync(root, Also));
        await world.Deposits.WithdrawAsync(one, World.Ada);
        await World.UntilAsync(() => MayPutAsync(root, Where), may => may);
        Assert.False(await MayPutAsync(root, Also));
        await world.Deposits.WithdrawAsync(other, World.Ada);
        await World.UntilAsync(() => MayPutAsync(root, Also), may => may);
        var left = (await root.GetBucketPolicyAsync(new GetBucketPolicyRequest { BucketName = World.Staging })).Policy;
        Assert.Contains("Theirs", left, StringComparison.Ordinal);
        Assert.DoesNotContain("GalleryPortalSubmitted", left, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_door_that_cannot_be_shut_refuses_the_submission_and_says_which_right_it_needs()
    {
        await using var world = new World(services => services.AddSingleton<IStagingLock>(new Stuck()), isOnNetwork: false);
        var deposit = await world.OpenAsync(Where);

        await Assert.ThrowsAsync<StoreException>(() => world.Submissions.SubmitAsync(deposit, Guid.Empty, null, World.Ada));

        Assert.Equal(DepositState.Open, (await world.DepositQueries.FindAsync(deposit, World.Ada))!.State);
    }

    [Fact]
    public async Task Without_the_setting_no_policy_is_touched()
    {
        await using var world = new World();
        var deposit = await world.OpenAsync(Where);

        await world.SubmitAsync(deposit);

        using var root = Root(world);
        Assert.True(await MayPutAsync(root, Where));
    }

    private static AmazonS3Client Root(World world) => Client(world, new SessionAWSCredentialsOf("SANDBOXROOT", "sandbox-root-secret"));

    private static AmazonS3Client Client(World world, TemporaryCredentials given) =>
        new(new SessionAWSCredentials(given.AccessKeyId, given.SecretAccessKey, given.SessionToken), Config(world));

    private static AmazonS3Client Client(World world, SessionAWSCredentialsOf keys) =>
        new(new BasicAWSCredentials(keys.Id, keys.Secret), Config(world));

    private static AmazonS3Config Config(World world) =>
        new()
        {
            ServiceURL = world.Services.GetRequiredService<S3Options>().ServiceUrl,
            ForcePathStyle = true,
            AuthenticationRegion = "us-east-1",
            MaxErrorRetry = 0,
        };

    private static Task<PutObjectResponse> PutAsync(AmazonS3Client client, string prefix) =>
        client.PutObjectAsync(
            new PutObjectRequest { BucketName = World.Staging, Key = World.KeyOf(prefix, 3), ContentBody = World.TextOf(prefix, 3, 6) });

    private static async Task<bool> MayPutAsync(AmazonS3Client client, string prefix)
    {
        try
        {
            await PutAsync(client, prefix);
            return true;
        }
        catch (AmazonS3Exception refused) when (refused.ErrorCode == "AccessDenied")
        {
            return false;
        }
    }

    private sealed record SessionAWSCredentialsOf(string Id, string Secret);

    private sealed class Stuck : IStagingLock
    {
        public bool IsOffered => true;

        public Task SetAsync(IReadOnlyCollection<Prefix> shut, CancellationToken cancellationToken) =>
            throw new StoreException("Could not change the policy.");
    }
}
