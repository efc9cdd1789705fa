using System.Net.Http.Headers;
using System.Xml.Linq;
using Curation.S3.Calls;

namespace Curation.S3.Grants;

/// <summary>
/// The few calls of S3 Control that grants need, signed and sent by ourselves: the SDK's package for them is not to be had everywhere this
/// is built. It refuses with the SDK's own exception, so that retries and reasons are those of all other calls.
/// </summary>
internal sealed class ControlClient(HttpClient http, ControlKeys keys, StoreEndpoint endpoint, string accountId, Retry retry, TimeProvider clock)
{
    private readonly ControlSigner signer = new(accountId, endpoint.Region);
    private readonly Uri server = Server(endpoint, accountId);

    /// <param name="call">What to ask.</param>
    /// <param name="root">What the answer's root must be called; empty where none is expected.</param>
    /// <param name="cancellationToken">Ends attempts and pauses.</param>
    public Task<XElement> SendAsync(ControlCall call, string root, CancellationToken cancellationToken) =>
        retry.RunAsync(attempt => OnceAsync(call, root, attempt), cancellationToken);

    private async Task<XElement> OnceAsync(ControlCall call, string root, CancellationToken cancellationToken)
    {
        var now = await keys.GetAsync();
        var address = new Uri(
            server.GetLeftPart(UriPartial.Authority) + call.Path + (call.Query.Count == 0 ? "" : "?" + call.QueryText),
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(new HttpMethod(call.Method), address);
        if (call.Bytes.Length > 0)
        {
            request.Content = new ByteArrayContent(call.Bytes);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/xml");
        }

        foreach (var (name, value) in signer.Sign(call, server.Authority, now, clock.GetUtcNow()))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return await ControlAnswer.ReadAsync(response, root, cancellationToken);
    }

    private static Uri Server(StoreEndpoint endpoint, string accountId)
    {
        if (endpoint.ServiceUrl is { } own)
        {
            return new Uri(own);
        }

        var end = endpoint.Region.StartsWith("cn-", StringComparison.Ordinal) ? "amazonaws.com.cn" : "amazonaws.com";
        return new Uri($"https://{accountId}.s3-control.{endpoint.Region}.{end}");
    }
}
