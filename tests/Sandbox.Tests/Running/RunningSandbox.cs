using System.Net;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using Sandbox.Tests.Auth;

namespace Sandbox.Tests.Running;

/// <summary>A sandbox with one bucket, and a client that sends what it is told, byte by byte, signed.</summary>
internal sealed class RunningSandbox : IAsyncDisposable
{
    public const string Bucket = "bucket";

    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });

    private RunningSandbox()
    {
    }

    public SandboxServer Server { get; private set; } = null!;

    public FixedClock Clock { get; } = new(Signing.Now);

    public static async Task<RunningSandbox> StartAsync(Func<HttpContext, Func<Task>, Task>? intercept = null)
    {
        var running = new RunningSandbox();
        await running.StartServerAsync(intercept);
        return running;
    }

    public async Task RestartAsync()
    {
        await Server.DisposeAsync();
        await StartServerAsync(null);
    }

    /// <param name="method">As HTTP has it.</param>
    /// <param name="target">Path and query exactly as they are to be sent.</param>
    /// <param name="body">Text or bytes.</param>
    /// <param name="headers">Signed with the rest.</param>
    public async Task<Answer> SendAsync(string method, string target, object? body = null, params (string Name, string Value)[] headers)
    {
        var bytes = body as byte[] ?? Encoding.UTF8.GetBytes(body as string ?? "");
        var signed = Signing.Signed(method, target, bytes, headers);
        var uri = new Uri(Server.Address.GetLeftPart(UriPartial.Authority) + target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(new HttpMethod(method), uri) { Content = new ByteArrayContent(bytes) };
        foreach (var (name, value) in signed.Request.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value.ToString()))
            {
                request.Content.Headers.TryAddWithoutValidation(name, value.ToString());
            }
        }
        using var response = await _http.SendAsync(request);
        var headersBack = response.Headers.Concat(response.Content.Headers).ToDictionary(
            header => header.Key, header => string.Join(",", header.Value), StringComparer.OrdinalIgnoreCase);
        return new Answer(response.StatusCode, headersBack, await response.Content.ReadAsByteArrayAsync());
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Server.DisposeAsync();
        _folder.Dispose();
    }

    private async Task StartServerAsync(Func<HttpContext, Func<Task>, Task>? intercept) => Server = await SandboxServer.StartAsync(
        new SandboxOptions { DataDirectory = _folder, Url = "http://127.0.0.1:0", Buckets = [Bucket], Clock = Clock }, intercept);
}

internal sealed record Answer(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public string? this[string header] => Headers.GetValueOrDefault(header);

    public string? ErrorCode => Find("Code");

    public string? Find(string element) => Body.Length > 0 && All(element) is [var first, ..] ? first : null;

    public IReadOnlyList<string> All(string element) =>
        [.. XElement.Parse(Text).DescendantsAndSelf().Where(found => found.Name.LocalName == element).Select(found => found.Value)];
}
