using Microsoft.AspNetCore.Authentication.OAuth;

namespace Portal.Identity.OpenId;

/// <summary>What the framework's OAuth handler asks for. Addresses come from discovery, so those here lead nowhere.</summary>
internal sealed class OpenIdOptions : OAuthOptions
{
    public OpenIdOptions()
    {
        AuthorizationEndpoint = TokenEndpoint = "https://discovered.invalid/";
        CallbackPath = "/sign-in/callback";
        UsePkce = true;
        RemoteAuthenticationTimeout = TimeSpan.FromMinutes(15);
    }
}
