namespace Portal.Identity.OpenId;

/// <summary>Asks the provider without following redirects, and takes only answers of bounded size in bounded time.</summary>
internal sealed class ProviderClient : HttpClient
{
    // Discovery documents, key sets and tokens have some kilobytes.
    private const int LargestAnswer = 1 << 20;

    public ProviderClient()
        : base(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        }) =>
        (Timeout, MaxResponseContentBufferSize) = (TimeSpan.FromSeconds(10), LargestAnswer);
}
