using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Portal.Identity.OpenId;

/// <summary>Where to send somebody who leaves, so that the provider forgets them too.</summary>
internal sealed class SignOut(IdentityOptions identity, Provider provider)
{
    /// <returns>The address; null if the provider has none, or cannot be asked.</returns>
    public async Task<string?> AddressAsync(string? idToken, string backTo, CancellationToken cancellationToken)
    {
        OpenIdConnectConfiguration config;
        try
        {
            config = await provider.GetAsync(cancellationToken);
        }
        catch (SignInException)
        {
            return null;
        }

        if (!IdentityOptions.IsSafe(config.EndSessionEndpoint))
        {
            return null;
        }

        var query = new Dictionary<string, string?>
        {
            ["client_id"] = identity.ClientId,
            ["post_logout_redirect_uri"] = backTo,
            ["id_token_hint"] = idToken,
        };
        return QueryHelpers.AddQueryString(config.EndSessionEndpoint, query.Where(pair => pair.Value is not null));
    }
}
