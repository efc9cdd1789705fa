using System.Text;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Portal.Identity.OpenId;

/// <summary>How the portal shows the provider its secret, by the names of the protocol.</summary>
internal static class ClientAuthentication
{
    public const string ByBasic = "client_secret_basic";
    public const string ByForm = "client_secret_post";

    /// <summary>As the setting says, else as the provider does; by Basic where neither says, as the protocol has it.</summary>
    public static bool IsBasic(IdentityOptions identity, OpenIdConnectConfiguration config) => identity.ClientAuthentication.Length > 0
        ? identity.ClientAuthentication == ByBasic
        : config.TokenEndpointAuthMethodsSupported.Count == 0 || config.TokenEndpointAuthMethodsSupported.Contains(ByBasic);

    public static string Basic(IdentityOptions identity) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(identity.ClientId)}:{Uri.EscapeDataString(identity.ClientSecret)}"));
}
