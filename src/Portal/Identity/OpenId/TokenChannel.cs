using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Portal.Identity.OpenId;

/// <summary>
/// By which the framework's handler asks for tokens, and pushes what it wants to ask: with the client's secret where the provider takes it, and
/// with the bounds of <see cref="ProviderClient"/>. The handler itself knows the secret in the form only.
/// </summary>
internal sealed class TokenChannel(IdentityOptions identity, Provider provider, ProviderClient client) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var form = QueryHelpers.ParseQuery(await request.Content!.ReadAsStringAsync(cancellationToken))
            .ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        var isExchange = form.ContainsKey("grant_type");
        var what = isExchange ? "token endpoint" : "endpoint for pushed requests";
        using var asked = new HttpRequestMessage(HttpMethod.Post, request.RequestUri);
        if (ClientAuthentication.IsBasic(identity, await provider.GetAsync(cancellationToken)))
        {
            form.Remove("client_secret");
            asked.Headers.Authorization = new AuthenticationHeaderValue("Basic", ClientAuthentication.Basic(identity));
            if (isExchange)
            {
                form.Remove("client_id"); // said once; what is pushed is a request to sign in and names it by itself
            }
        }

        asked.Content = new FormUrlEncodedContent(form);
        using var answer = await ProviderJson.SendAsync(client, asked, what, cancellationToken);
        return answer.Status is HttpStatusCode.OK or HttpStatusCode.Created
            ? new HttpResponseMessage(answer.Status) { Content = new StringContent(answer.Json.GetRawText(), Encoding.UTF8, "application/json") }
            : throw new SignInException(
                SignInFault.Refused, $"The {what} said {SignInFaults.Known(ProviderJson.Text(answer.Json, "error"))} ({(int)answer.Status}).");
    }
}
