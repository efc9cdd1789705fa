using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Portal.Identity.OpenId;

/// <summary>Gives the provider the code and gets the tokens.</summary>
internal sealed class CodeExchange(IdentityOptions identity, ProviderClient client)
{
    private static readonly string[] Errors =
    [
        "invalid_request", "invalid_client", "invalid_grant", "unauthorized_client", "unsupported_grant_type", "unsupported_response_type", "invalid_scope", "login_required",
        "consent_required", "interaction_required", "account_selection_required", "invalid_redirect_uri", "request_not_supported",
    ];

    public sealed record Answer(string IdToken, string AccessToken);

    /// <summary>An error by its name in the protocol; what else somebody wrote there stays out of the log.</summary>
    public static string Known(string? error) => Errors.Contains(error, StringComparer.Ordinal) ? error! : "an error without a known name";

    public async Task<Answer> ExchangeAsync(OpenIdConnectConfiguration config, string code, string verifier, string redirect, CancellationToken cancellationToken)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = redirect,
            [OAuthConstants.CodeVerifierKey] = verifier,
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, config.TokenEndpoint);
        if (TakesBasic(config))
        {
            var pair = $"{Uri.EscapeDataString(identity.ClientId)}:{Uri.EscapeDataString(identity.ClientSecret)}";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
        }
        else
        {
            (form["client_id"], form["client_secret"]) = (identity.ClientId, identity.ClientSecret);
        }

        request.Content = new FormUrlEncodedContent(form);
        using var answer = await ProviderJson.SendAsync(client, request, "token endpoint", cancellationToken);
        var json = answer.Json;
        if (answer.Status is not HttpStatusCode.OK)
        {
            throw new SignInException(SignInFault.Refused, $"The token endpoint said {Known(ProviderJson.Text(json, "error"))} ({(int)answer.Status}).");
        }

        return (ProviderJson.Text(json, "id_token"), ProviderJson.Text(json, "access_token"), ProviderJson.Text(json, "token_type")) is ({ } id, { } access, { } type)
            && type.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
                ? new Answer(id, access)
                : throw new SignInException(SignInFault.Odd, "The token endpoint's answer lacks the ID token, the access token or its type.");
    }

    // What a provider takes when it does not say.
    private static bool TakesBasic(OpenIdConnectConfiguration config) =>
        config.TokenEndpointAuthMethodsSupported.Count == 0 || config.TokenEndpointAuthMethodsSupported.Contains("client_secret_basic");
}
