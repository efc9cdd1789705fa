using System.Text;
using Sandbox.Tests.Auth;

namespace Sandbox.Tests.Running;

/// <summary>Sends what it is told, byte by byte, signed as root at the given time.</summary>
internal sealed class SignedClient(string time) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });

    /// <param name="server">Where.</param>
    /// <param name="method">As HTTP has it.</param>
    /// <param name="target">Path and query exactly as they are to be sent.</param>
    /// <param name="body">Text or bytes.</param>
    /// <param name="headers">Signed with the rest.</param>
    public async Task<Answer> SendAsync(Uri server, string method, string target, object? body, params (string Name, string Value)[] headers)
    {
        var bytes = body as byte[] ?? Encoding.UTF8.GetBytes(body as string ?? "");
        var signed = Signing.Signed(method, target, bytes, headers, time: time);
        var uri = new Uri(server.GetLeftPart(UriPartial.Authority) + target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(new HttpMethod(method), uri) { Content = new ByteArrayContent(bytes) };
        foreach (var (name, value) in signed.Request.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value.ToString()))
            {
                request.Content.Headers.TryAddWithoutValidation(name, value.ToString());
            }
        }
        using var response = await _http.SendAsync(request);
        var back = response.Headers.Concat(response.Content.Headers).ToDictionary(
            header => header.Key, header => string.Join(",", header.Value), StringComparer.OrdinalIgnoreCase);
        return new Answer(response.StatusCode, back, await response.Content.ReadAsByteArrayAsync());
    }

    public void Dispose() => _http.Dispose();
}
