using System.Diagnostics;
using System.Text.Json;
using Sandbox.Auth;
using Sandbox.Refusals;
using Sandbox.Tests.Running;
using Testing.Tools;

namespace Sandbox.Tests.Auth.Signatures;

/// <summary>Requests made by AWS's Python client for keys that are hard to encode, with and without a session.</summary>
public sealed class BotoRequestsTests
{
    [NeedsFact("boto3")]
    public async Task Everything_that_boto_signs_is_accepted_and_its_bodies_arrive_whole()
    {
        var session = new SessionStore(Signing.RootSecret, TimeProvider.System).Issue("role", "boto", TimeSpan.FromMinutes(15), null);
        var requests = await SignAsync(new
        {
            root = new { Key = Signing.RootKey, Secret = Signing.RootSecret, Token = (string?)null },
            session = new { Key = session.AccessKeyId, session.Secret, session.Token },
        });
        var authenticator = new RequestAuthenticator(
            Signing.RootKey, Signing.RootSecret, "us-east-1", new SessionStore(Signing.RootSecret, TimeProvider.System), TimeProvider.System);

        List<string> refused = [];
        foreach (var sent in requests)
        {
            refused.AddRange(await RefusalAsync(authenticator, sent));
        }

        Assert.True(requests.Count > 500, $"boto made only {requests.Count} requests");
        Assert.Contains(requests, sent => sent.Headers.Any(header => header.Value == "STREAMING-UNSIGNED-PAYLOAD-TRAILER"));
        Assert.Empty(refused);
    }

    private static async Task<string[]> RefusalAsync(RequestAuthenticator authenticator, Sent sent)
    {
        var context = RawRequests.Of(
            sent.Method, sent.Target, sent.Headers.Select(header => (header.Name, header.Value)), new MemoryStream(sent.Body));
        try
        {
            var request = await authenticator.AuthenticateAsync(context, sent.Target == "/" ? "sts" : "s3");
            var body = await RawRequests.ReadToEndAsync(request.Body);
            var isRight = request.Caller.IsRoot == (sent.Who == "root") && (sent.Expected is null || body.AsSpan().SequenceEqual(sent.Expected));
            var isChunked = context.Request.Headers["x-amz-trailer"].Count > 0;
            return isRight && isChunked == request.Trailers.Count > 0 ? [] : [$"{sent.Who} {sent.What}: wrong caller, body or trailers"];
        }
        catch (S3Exception exception)
        {
            return [$"{sent.Who} {sent.What}: {exception.Code} {exception.Message}"];
        }
    }

    private static async Task<List<Sent>> SignAsync(object credentials)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Auth", "Signatures", "sign_requests.py");
        using var python = Process.Start(new ProcessStartInfo("python3", [script]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        await python.StandardInput.WriteAsync(JsonSerializer.Serialize(credentials));
        python.StandardInput.Close();
        var printed = await python.StandardOutput.ReadToEndAsync();
        await python.WaitForExitAsync();
        Assert.Equal(0, python.ExitCode);
        return JsonSerializer.Deserialize<List<Sent>>(printed) ?? [];
    }

    private sealed record Sent(string Who, string What, string Method, string Target, List<Header> Headers, byte[] Body, byte[]? Expected);

    private sealed record Header(string Name, string Value);
}
