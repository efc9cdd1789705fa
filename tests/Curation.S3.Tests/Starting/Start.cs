using Curation.S3.Calls;
using Curation.S3.Tests.Servers;
using Curation.Store;
using Testing.Tools;

namespace Curation.S3.Tests.Starting;

public sealed class Start
{
    [NeedsFact(MotoProcess.Tool)]
    public async Task Sees_that_a_server_ignores_conditions_and_leaves_nothing_behind()
    {
        await using var world = await World.OnAsync("moto");
        world.Staging.Inner.Guarantee = world.Gallery.Inner.Guarantee = CopyGuarantee.EnforcedByServer;

        await world.Account.StartAsync(CancellationToken.None);

        Assert.Equal(CopyGuarantee.CheckedByLookup, world.Account.Gallery.Guarantee);
        Assert.Empty(await world.Staging.ListAsync("", null, CancellationToken.None).ToListAsync());
        Assert.Empty((await world.Client.ListMultipartUploadsAsync(world.Staging.Bucket)).MultipartUploads ?? []);
    }

    [Theory, Servers]
    public async Task Names_every_bucket_that_does_not_exist(string server)
    {
        await using var world = await World.OnAsync(server);
        using var account = new StoreAccount(world.Options with { StagingBucket = "nowhere-1", GalleryBucket = "nowhere-2" }, Portal.Ground.StoreMessages.Describe);

        var refusal = await Assert.ThrowsAsync<StoreException>(() => account.StartAsync(CancellationToken.None));

        Assert.Contains("there is no bucket “nowhere-1”", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("there is no bucket “nowhere-2”", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("S3:StagingBucket", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_nothing_listens()
    {
        var refusal = await RefusalAsync("http://127.0.0.1:1");

        Assert.Contains("nothing listens at its address", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_a_name_cannot_be_found()
    {
        var refusal = await RefusalAsync("http://no-such-server.invalid");

        Assert.Contains("name cannot be found", refusal, StringComparison.Ordinal);
    }

    [NeedsFact(MotoProcess.Tool)]
    public async Task Says_that_a_server_speaks_no_tls()
    {
        var moto = await S3Server.NamedAsync("moto");

        var refusal = await RefusalAsync(moto.Url.Replace("http:", "https:", StringComparison.Ordinal));

        Assert.Contains("TLS", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403, "AccessDenied", "lack the right")]
    [InlineData(403, "InvalidAccessKeyId", "does not know the portal's access key")]
    [InlineData(403, "SignatureDoesNotMatch", "secret key does not belong")]
    [InlineData(400, "ExpiredToken", "Renew them")]
    [InlineData(301, "PermanentRedirect", "Correct S3:Region")]
    [InlineData(400, "AuthorizationHeaderMalformed", "Correct S3:Region")]
    [InlineData(403, "RequestTimeTooSkewed", "clock of this machine")]
    [InlineData(404, "NoSuchBucket", "there is no bucket")]
    [InlineData(507, "XMinioStorageFull", "no room")]
    [InlineData(418, "Teapot", "Teapot: Told by a test, request 4711")]
    public async Task Turns_what_a_server_refuses_into_a_sentence(int status, string code, string says)
    {
        await using var interceptor = await Interceptor.StartAsync();
        interceptor.Before = Interceptor.First(int.MaxValue, _ => true, context => Interceptor.AnswerAsync(context, status, code));

        var refusal = await RefusalAsync(interceptor.InFrontOf("http://127.0.0.1:1"));

        Assert.Contains(says, refusal, StringComparison.Ordinal);
        Assert.StartsWith("Could not reach bucket “staging-cellpainting-gallery”: ", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("the-secret", refusal, StringComparison.Ordinal);
    }

    private static async Task<string> RefusalAsync(string url)
    {
        using var account = new StoreAccount(Accounts.At(url, new AccessKeyPair("AKIDEXAMPLE", "the-secret")), Portal.Ground.StoreMessages.Describe);
        return (await Assert.ThrowsAsync<StoreException>(() => account.StartAsync(CancellationToken.None))).Message;
    }
}
