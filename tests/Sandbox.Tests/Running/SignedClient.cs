using System.Text;

namespace Sandbox.Tests.Running;

/// <summary>Sends what it is told, byte by byte, signed as root at the given time.</summary>
internal sealed class SignedClient(string time) : IDisposable
{
    private readonly HttpClient http = new(
        new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1 });

    /// <param name="server">Where.</param>
    /// <param name="method">As HTTP has it.</param>
    /// <param name="target">Path and query exactly as they are to be sent.</param>
    /// <param name="body">Text or bytes.</param>
    /// <param name="headers">Signed with the rest.</param>
    public async Task<Answer> SendAsync(Uri server, string method, string target, object? body, params (string Name, string Value)[] headers)
    {
        var signed = Signing.Signed(method, target, Bytes(body), headers, time: time);
        return await SendUnsignedAsync(
            server, method, target, body, [.. signed.Request.Headers.SelectMany(header => header.Value.Select(value => (header.Key, value ?? "")))]);
    }

    public async Task<Answer> SendUnsignedAsync(Uri server, string method, string target, object? body, params (string Name, string Value)[] headers)
    {
        var uri = new Uri(
            server.GetLeftPart(UriPartial.Authority) + target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(new HttpMethod(method), uri) { Content = new ByteArrayContent(Bytes(body)) };
        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }
        using var response = await http.SendAsync(request);
        var back = response.Headers.Concat(response.Content.Headers).ToDictionary(
            header => header.Key, header => string.Join(",", header.Value), StringComparer.OrdinalIgnoreCase);
        return new Answer(response.StatusCode, back, await response.Content.ReadAsByteArrayAsync());
    }

    private static byte[] Bytes(object? body) => body as byte[] ?? Encoding.UTF8.GetBytes(body as string ?? "");

    public void Dispose() => http.Dispose();
}
