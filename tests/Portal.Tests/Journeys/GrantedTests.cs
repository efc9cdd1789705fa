using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Curation.Granting;
using Curation.Store;
using Microsoft.Extensions.DependencyInjection;
using Portal.Ground;

namespace Portal.Tests.Journeys;

/// <summary>On its defaults the portal gives credentials by S3 Access Grants.</summary>
public sealed class GrantedTests
{
    private const string Where = "cpg0048-bsc/broad";

    [Fact]
    public async Task Credentials_come_by_one_grant_on_the_prefix_and_reach_no_more()
    {
        await using var world = new World();
        var deposit = await world.OpenAsync(Where, 1);
        var grants = world.Services.GetRequiredService<IGrants>();

        await world.Credentials.AskAsync(deposit, Permission.Read, TimeSpan.FromHours(1), World.Ada);
        var given = await world.Credentials.AskAsync(deposit, Permission.ReadWrite, TimeSpan.FromHours(12), World.Ada);

        Assert.True(grants.IsOffered);
        var grant = Assert.Single(await grants.ListAsync($"s3://{World.Staging}", default).ToListAsync());
        Assert.Equal(($"s3://{World.Staging}/{Where}/*", Permission.ReadWrite, grants.Portal), (grant.Scope.Text, grant.Permission, grant.Grantee));
        using var contributor = new AmazonS3Client(
            new SessionAWSCredentials(given.AccessKeyId, given.SecretAccessKey, given.SessionToken),
            new AmazonS3Config
            {
                ServiceURL = world.Services.GetRequiredService<S3Options>().ServiceUrl,
                ForcePathStyle = true,
                AuthenticationRegion = "us-east-1",
            });
        await contributor.PutObjectAsync(Put($"{Where}/x"));
        var refusal = await Assert.ThrowsAsync<AmazonS3Exception>(() => contributor.PutObjectAsync(Put($"{Where}2/x")));
        Assert.Equal("AccessDenied", refusal.ErrorCode);
    }

    private static PutObjectRequest Put(string key) => new() { BucketName = World.Staging, Key = key, ContentBody = "x" };
}
