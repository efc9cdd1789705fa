using System.Net;
using Curation.S3.Calls;
using Curation.Store;

namespace Curation.S3.Tests.Calls;

/// <summary>What goes out on the wire for keys that begin with a slash: the SDK would drop it in path style.</summary>
public sealed class Addresses : IDisposable
{
    private readonly Recorder recorder = new();

    [Theory]
    [InlineData("a", "/b-1/a")]
    [InlineData("/a", "/b-1//a")]
    [InlineData("//a", "/b-1///a")]
    [InlineData("/", "/b-1//")]
    public async Task In_path_style_keep_every_slash(string key, string path)
    {
        using var account = new StoreAccount(At("http://s3.test"), null, null, recorder);

        await account.Staging.FindAsync(key, CancellationToken.None);

        Assert.Equal("http://s3.test" + path, recorder.Asked?.AbsoluteUri);
    }

    [Fact]
    public async Task Of_a_server_may_end_with_a_slash()
    {
        using var account = new StoreAccount(At("http://s3.test/"), null, null, recorder);

        await account.Staging.FindAsync("/a", CancellationToken.None);

        Assert.Equal("http://s3.test/b-1//a", recorder.Asked?.AbsoluteUri);
    }

    [Theory]
    [InlineData("a", "/a")]
    [InlineData("/a", "//a")]
    [InlineData("/", "//")]
    public async Task On_AWS_keep_every_slash(string key, string path)
    {
        using var account = new StoreAccount(At(null), null, null, recorder);

        await account.Staging.FindAsync(key, CancellationToken.None);

        Assert.Equal("https://b-1.s3.us-east-1.amazonaws.com" + path, recorder.Asked?.AbsoluteUri);
        Assert.Equal(CopyGuarantee.EnforcedByServer, account.Gallery.Guarantee);
    }

    [Fact]
    public async Task Of_a_bucket_with_dots_are_paths_and_keep_every_slash_too()
    {
        using var account = new StoreAccount(At(null) with { StagingBucket = "b.1" }, null, null, recorder);

        await account.Staging.FindAsync("/a", CancellationToken.None);

        Assert.Equal("https://s3.us-east-1.amazonaws.com/b.1//a", recorder.Asked?.AbsoluteUri);
    }

    public void Dispose() => recorder.Dispose();

    private static AccountSettings At(string? url) =>
        new(new StoreEndpoint { ServiceUrl = url, ForcePathStyle = url is not null, Keys = new AccessKeyPair("a", "b") }, "b-1", "b-2")
        {
            RoleArn = "arn:aws:iam::111122223333:role/contributors",
        };

    private sealed class Recorder : HttpMessageHandler
    {
        public Uri? Asked { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked = request.RequestUri;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound) { RequestMessage = request, Content = new StringContent("") });
        }
    }
}
