using Curation.S3.Tests.Calls;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Curation.S3.Tests.Servers;

/// <summary>Stands in front of a server and spoils some answers, as networks and busy servers do.</summary>
internal sealed class Interceptor : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly List<string> seen = [];
    private string target = "";

    private Interceptor(WebApplication app) => this.app = app;

    /// <summary>What was asked, as "METHOD path?query"; in the order of arrival.</summary>
    public IReadOnlyList<string> Seen
    {
        get
        {
            lock (seen)
            {
                return [.. seen];
            }
        }
    }

    /// <summary>Answers a request itself and says true, or lets it pass.</summary>
    public Func<HttpContext, Task<bool>> Before { get; set; } = _ => Task.FromResult(false);

    /// <summary>Acts after the server has done its work and before its answer is passed on; says true if it answered itself.</summary>
    public Func<HttpContext, Task<bool>> After { get; set; } = _ => Task.FromResult(false);

    public static async Task<Interceptor> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null).UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var interceptor = new Interceptor(app);
        app.Run(interceptor.PassAsync);
        await app.StartAsync();
        return interceptor;
    }

    public string InFrontOf(string url)
    {
        target = url;
        return app.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>().Features
            .Get<IServerAddressesFeature>()!.Addresses
            .First();
    }

    /// <summary>Spoils the first so many requests that match.</summary>
    public static Func<HttpContext, Task<bool>> First(int times, Func<HttpContext, bool> which, Func<HttpContext, Task> answer)
    {
        var left = times;
        return async context =>
        {
            if (!which(context) || Interlocked.Decrement(ref left) < 0)
            {
                return false;
            }

            await answer(context);
            return true;
        };
    }

    public static async Task AnswerAsync(HttpContext context, int status, string code, string message = "Told by a test.")
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/xml";
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.WriteAsync(
                $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>{code}</Code><Message>{message}</Message><RequestId>4711</RequestId></Error>");
        }
    }

    public static Task ResetAsync(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    public static bool IsCopy(HttpContext context) =>
        context.Request.Headers.ContainsKey("x-amz-copy-source") && !context.Request.Query.ContainsKey("partNumber");

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        client.Dispose();
    }

    private async Task PassAsync(HttpContext context)
    {
        // The path as it was sent: routing would undo the escapes that signatures cover.
        var raw = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        lock (seen)
        {
            seen.Add($"{context.Request.Method} {raw}");
        }

        if (await Before(context))
        {
            return;
        }

        using var request = new HttpRequestMessage(
            new HttpMethod(context.Request.Method),
            new Uri(target + raw, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        var hasBody = context.Request.ContentLength is > 0 || context.Request.Headers.TransferEncoding.Count > 0;
        request.Content = hasBody || context.Request.ContentLength == 0 ? new StreamContent(context.Request.Body) : null;
        foreach (var (name, values) in context.Request.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }

        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
        if (await After(context))
        {
            return;
        }

        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers)
            .Where(header => header.Key is not ("Transfer-Encoding" or "Connection")))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
        }
    }
}
