using Sandbox.Wire;

namespace Sandbox;

/// <summary>
/// Asks an address before each request is done, with the request's method and path, and lets it through once that answers with success: how a
/// test in another process holds the world still at a request, or slows it down. A gate that is gone lets nothing through.
/// </summary>
internal sealed class Gate(Uri address) : IDisposable
{
    private readonly HttpClient client = new() { Timeout = Timeout.InfiniteTimeSpan };

    public async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        // Without the query, which may carry a signature.
        var ask = new UriBuilder(address)
        {
            Query = $"method={context.Request.Method}&path={Uri.EscapeDataString(context.Request.Path.Value ?? "")}",
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, ask.Uri);
        using var answer = await client.SendAsync(request, context.RequestAborted);
        answer.EnsureSuccessStatusCode();
        await next(context);
    }

    public void Dispose() => client.Dispose();
}
