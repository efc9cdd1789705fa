using System.Net.Sockets;
using System.Text;

namespace Portal.Tests.Hosts;

/// <summary>Says to a portal, byte for byte, what no client would.</summary>
internal static class Wire
{
    /// <returns>The answer's status, and all that came with it.</returns>
    public static async Task<(int Status, string Text)> AskAsync(Uri portal, string method, string path, params IEnumerable<string> headers)
    {
        string[] all = [.. headers];
        var host = all.Any(header => header.StartsWith("Host:", StringComparison.Ordinal)) ? [] : new[] { $"Host: {portal.Authority}" };
        var length = method is "GET" or "HEAD" ? [] : new[] { "Content-Length: 0" };
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var socket = new TcpClient();
        await socket.ConnectAsync(portal.Host, portal.Port, limit.Token);
        var stream = socket.GetStream();
        await stream.WriteAsync(
            Encoding.UTF8.GetBytes(string.Join("\r\n", [$"{method} {path} HTTP/1.1", .. host, .. length, .. all, "", ""])), limit.Token);
        var text = new StringBuilder();
        var buffer = new byte[4096];

        // A refusal is short; of anything longer the head is enough.
        while (text.Length < buffer.Length && !IsWhole(text.ToString()) && await stream.ReadAsync(buffer, limit.Token) is > 0 and var read)
        {
            text.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }

        return (int.Parse(text.ToString().Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture), text.ToString());
    }

    // Problems come in chunks, and end with an empty one.
    private static bool IsWhole(string text) =>
        text.Contains("\r\n\r\n", StringComparison.Ordinal)
        && (!text.Contains("Transfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase)
            || text.EndsWith("\r\n0\r\n\r\n", StringComparison.Ordinal));
}
