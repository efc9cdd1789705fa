using System.Net;
using Curation.S3.Calls;
using Curation.S3.Tests.Calls;
using Curation.S3.Tests.Servers;
using Curation.Store;

namespace Curation.S3.Tests.Grants;

/// <summary>Where requests go, and what may be seen of them.</summary>
public sealed class Addresses
{
    private const string Hush = "HUSHHUSH";

    [Theory]
    [InlineData("us-east-1", null, "https://111122223333.s3-control.us-east-1.amazonaws.com/v20180820/accessgrantsinstance")]
    [InlineData("cn-north-1", null, "https://111122223333.s3-control.cn-north-1.amazonaws.com.cn/v20180820/accessgrantsinstance")]
    [InlineData("us-east-1", "http://s3.test:9000", "http://s3.test:9000/v20180820/accessgrantsinstance")]
    public async Task A_request_goes_to_the_accounts_own_host_or_to_the_server_that_is_set(string region, string? server, string address)
    {
        using var recorder = new Recorder();
        using var account = Account(recorder, server, region);

        await account.Grants.DescribeAsync(CancellationToken.None);

        var sent = recorder.Sent[0];
        Assert.Equal(address, sent.RequestUri!.AbsoluteUri);
        Assert.Equal(sent.RequestUri.Authority, sent.Headers.Host);
        Assert.Equal("111122223333", Assert.Single(sent.Headers.GetValues("x-amz-account-id")));
        Assert.Contains($"/{region}/s3/aws4_request", Assert.Single(sent.Headers.GetValues("authorization")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_id_cannot_lead_to_another_address()
    {
        using var recorder = new Recorder();
        using var account = Account(recorder, null);

        await account.Grants.DeleteAsync("../../x?y=1#z", CancellationToken.None);

        Assert.EndsWith("/accessgrantsinstance/grant/..%2F..%2Fx%3Fy%3D1%23z", recorder.Sent[0].RequestUri!.AbsoluteUri, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_that_holds_a_secret_tells_it() => Assert.All(
        [
            $"{new TemporaryCredentials("ASIA1", Hush, Hush, DateTimeOffset.UnixEpoch)}",
            $"{new AccessKeyPair("AKIA1", Hush)}",
        ],
        text => Assert.DoesNotContain(Hush, text, StringComparison.Ordinal));

    private static StoreAccount Account(Recorder recorder, string? server, string region = "us-east-1")
    {
        var usual = Accounts.At(server, new AccessKeyPair("AKIDEXAMPLE", Hush)) with { Grants = Accounts.Instance, Tuning = new CopyTuning() };
        return new(usual with { Endpoint = usual.Endpoint with { Region = region, ForcePathStyle = false } }, null, null, recorder);
    }

    private sealed class Recorder : HttpMessageHandler
    {
        public List<HttpRequestMessage> Sent { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Sent.Add(request);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound)
            {
                Content = new StringContent("<ErrorResponse><Error><Code>NoSuchAccessGrantError</Code><Message>no</Message></Error></ErrorResponse>"),
            });
        }
    }
}
