using System.Net.Sockets;
using System.Text;
using Sandbox.Tests.Running;

namespace Sandbox.Tests;

/// <summary>What a client library would not send: byte by byte over a socket.</summary>
public sealed class WireTests
{
    [Theory]
    [InlineData("GET /bucket HTTP/1.1\r\nAuthorization: AWS4-HMAC-SHA256 a\r\nAuthorization: AWS4-HMAC-SHA256 a\r\n", "InvalidArgument")]
    [InlineData(
        "POST / HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nAuthorization: AWS4-HMAC-SHA256 a\r\nAuthorization: b\r\n",
        "InvalidArgument")]
    [InlineData("GET /bucket HTTP/1.1\r\nx-amz-date: 20260304T050607Z\r\nx-amz-date: 20260304T050607Z\r\n", "InvalidArgument")]
    [InlineData("PUT /bucket/key HTTP/1.1\r\nContent-Length: 0\r\nx-amz-meta-a: caf\u00e9\r\n", "AccessDenied")]
    public async Task A_refusal_is_in_words(string head, string code)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var client = new TcpClient(sandbox.Server.Address.Host, sandbox.Server.Address.Port);
        await using var stream = client.GetStream();

        await stream.WriteAsync(Encoding.Latin1.GetBytes(head + "Host: 127.0.0.1\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var answer = await reader.ReadToEndAsync();

        Assert.StartsWith(code == "AccessDenied" ? "HTTP/1.1 403 " : "HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.Contains($"<Code>{code}</Code>", answer, StringComparison.Ordinal);
    }
}
