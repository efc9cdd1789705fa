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
        using var account = new StoreAccount(world.Options with { StagingBucket = "nowhere-1", GalleryBucket = "nowhere-2" });

        var refusal = await Assert.ThrowsAsync<StoreException>(() => account.StartAsync(CancellationToken.None));

        Assert.Equal(StoreReason.NoSuchBucket, refusal.Failure?.Reason);
        Assert.Contains("nowhere-1", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("nowhere-2", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_nothing_listens()
    {
        var refusal = await RefusalAsync("http://127.0.0.1:1");

        Assert.Equal(StoreReason.NothingListens, refusal.Failure?.Reason);
    }

    [Fact]
    public async Task Says_that_a_name_cannot_be_found()
    {
        var refusal = await RefusalAsync("http://no-such-server.invalid");

        Assert.Equal(StoreReason.NameNotFound, refusal.Failure?.Reason);
    }

    [NeedsFact(MotoProcess.Tool)]
    public async Task Says_that_a_server_speaks_no_tls()
    {
        var moto = await S3Server.NamedAsync("moto");

        var refusal = await RefusalAsync(moto.Url.Replace("http:", "https:", StringComparison.Ordinal));

        Assert.Equal(StoreReason.NoSecureConnection, refusal.Failure?.Reason);
    }

    [Theory]
    [InlineData(403, "AccessDenied", StoreReason.AccessDenied)]
    [InlineData(403, "InvalidAccessKeyId", StoreReason.UnknownAccessKey)]
    [InlineData(403, "SignatureDoesNotMatch", StoreReason.WrongSecretKey)]
    [InlineData(400, "ExpiredToken", StoreReason.ExpiredCredentials)]
    [InlineData(301, "PermanentRedirect", StoreReason.OtherRegion)]
    [InlineData(400, "AuthorizationHeaderMalformed", StoreReason.OtherRegion)]
    [InlineData(403, "RequestTimeTooSkewed", StoreReason.ClockSkewed)]
    [InlineData(404, "NoSuchBucket", StoreReason.NoSuchBucket)]
    [InlineData(507, "XMinioStorageFull", StoreReason.NoRoom)]
    [InlineData(418, "Teapot", StoreReason.OtherRefusal)]
    public async Task Turns_what_a_server_refuses_into_a_reason(int status, string code, StoreReason reason)
    {
        await using var interceptor = await Interceptor.StartAsync();
        interceptor.Before = Interceptor.First(int.MaxValue, _ => true, context => Interceptor.AnswerAsync(context, status, code));

        var refusal = await RefusalAsync(interceptor.InFrontOf("http://127.0.0.1:1"));

        Assert.Equal(
            (reason, new StoreCall(StoreOperation.Reach, "staging-cellpainting-gallery"), $"{code}: Told by a test, request 4711"),
            (refusal.Failure?.Reason, refusal.Failure?.Call, $"{refusal.Failure?.Server}"));
        Assert.DoesNotContain("the-secret", refusal.ToString(), StringComparison.Ordinal);
    }

    private static async Task<StoreException> RefusalAsync(string url)
    {
        using var account = new StoreAccount(Accounts.At(url, new AccessKeyPair("AKIDEXAMPLE", "the-secret")));
        return await Assert.ThrowsAsync<StoreException>(() => account.StartAsync(CancellationToken.None));
    }
}
