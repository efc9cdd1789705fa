using System.Text;
using Amazon.Runtime;
using Curation.S3.Calls.Answers;

namespace Curation.S3.Calls;

/// <summary>The one pool of connections of an account.</summary>
internal sealed class ConnectionPool : HttpClientFactory, IDisposable
{
    private readonly HttpClient client;

    public ConnectionPool(CopyTuning tuning, HttpMessageHandler? handler = null) =>
        // Retry bounds each attempt.
        client = new HttpClient(new BoundedAnswers(new AnswerValidator(handler ?? Pool(tuning)))) { Timeout = Timeout.InfiniteTimeSpan };

    public HttpClient Client => client;

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => client;

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    public void Dispose() => client.Dispose();

    private static SocketsHttpHandler Pool(CopyTuning tuning) => new()
    {
        // A connection carries one request: the copies under way, their lookups, and room for the pages that people look at.
        MaxConnectionsPerServer = (2 * tuning.CopyParallelism) + 32,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(10), // S3's addresses change.
        AllowAutoRedirect = false,
        UseCookies = false,

        // Metadata may be more than ASCII; signatures cover its UTF-8 bytes.
        RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
        ResponseHeaderEncodingSelector = (_, _) => Encoding.UTF8,
    };
}
