using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Portal.Identity.OpenId;

/// <summary>Asks the provider for claims that the ID token lacks.</summary>
internal sealed class UserInfo(ProviderClient client, SignedTokens tokens)
{
    /// <returns>The claims; null if the provider has no such endpoint.</returns>
    public async Task<JsonElement?> AskAsync(
        OpenIdConnectConfiguration config, JsonElement token, string accessToken, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(config.UserInfoEndpoint))
        {
            return null;
        }

        if (!IdentityOptions.IsSafe(config.UserInfoEndpoint))
        {
            throw new SignInException(SignInFault.Refused, "The discovery document names a user information endpoint that is not https.");
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, config.UserInfoEndpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        using var answer = await ProviderJson.SendAsync(client, request, "user information", cancellationToken);
        if (answer.Status is not HttpStatusCode.OK)
        {
            throw new SignInException(SignInFault.Refused, $"The provider's user information answered {(int)answer.Status}.");
        }

        var said = answer.Token is { } signed ? await ClaimsAsync(signed) : answer.Json.Clone();

        // The access token is not signed for us: only the same subject ties this to the person who signed in.
        return ProviderJson.Text(said, "sub") is { } subject && subject == ProviderJson.Text(token, "sub")
            ? said
            : throw new SignInException(SignInFault.Untrusted, "The user information is about somebody else.");
    }

    private async Task<JsonElement> ClaimsAsync(string text)
    {
        var signed = SignedToken.Parse(text, "user information");
        await tokens.CheckInformationAsync(signed);
        return signed.Claims;
    }
}
