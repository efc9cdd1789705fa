using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Testing.Running;

/// <summary>
/// Stands between a portal and its S3 server and hands everything on as it is. Asked to, it keeps back the answer to one kind of request
/// that the server has already done: the moment in which a process may be killed.
/// </summary>
public sealed class HoldingProxy : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly HttpClient client = new(
        new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = System.Net.DecompressionMethods.None });
    private volatile Hold? hold;

    private HoldingProxy(Uri server)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        app = builder.Build();
        app.Run(context => HandOnAsync(context, server));
    }

    public Uri Address => new(app.Urls.First());

    public static async Task<HoldingProxy> StartAsync(Uri server)
    {
        var proxy = new HoldingProxy(server);
        await proxy.app.StartAsync();
        return proxy;
    }

    /// <returns>Done once the server has answered such a request with success; the portal waits for that answer.</returns>
    public Task HoldAsync(string method, string path)
    {
        var next = new Hold(method, path, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        hold = next;
        return next.Done.Task;
    }

    public void LetPass() => hold = null;

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        client.Dispose();
    }

    private async Task HandOnAsync(HttpContext context, Uri server)
    {
        // Path and host as they came: both are signed.
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        using var request = new HttpRequestMessage(
            new HttpMethod(context.Request.Method),
            new Uri(
                server.GetLeftPart(UriPartial.Authority) + target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (context.Request.ContentLength is > 0 || context.Request.Headers.TransferEncoding.Count > 0)
        {
            request.Content = new StreamContent(context.Request.Body);
        }

        foreach (var (name, values) in context.Request.Headers.Where(header => header.Key is not ("Connection" or "Transfer-Encoding")))
        {
            _ = request.Headers.TryAddWithoutValidation(name, values.AsEnumerable())
                || request.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable()) is true;
        }

        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
        if (answer.IsSuccessStatusCode
            && hold is { } wanted
            && context.Request.Method == wanted.Method
            && target.Contains(wanted.Path, StringComparison.Ordinal))
        {
            wanted.Done.TrySetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }

        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers)
            .Where(header => header.Key is not ("Connection" or "Transfer-Encoding")))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private sealed record Hold(string Method, string Path, TaskCompletionSource Done);
}
