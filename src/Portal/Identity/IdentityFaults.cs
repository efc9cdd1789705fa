using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.Json;

namespace Portal.Identity;

/// <summary>Everything wrong with the settings of sign-in, each a sentence that names the setting.</summary>
internal static class IdentityFaults
{
    private const string Secret = $"{IdentityOptions.Section}:{nameof(IdentityOptions.ClientSecret)}";

    /// <param name="given">The settings as they were given.</param>
    /// <param name="identity">The same, with the secret that a file held.</param>
    /// <param name="isSandbox">Whether the portal runs on its embedded server, where personas may do.</param>
    /// <param name="sources">Where the settings come from.</param>
    public static IEnumerable<string> Of(IdentityOptions given, bool isSandbox, IConfiguration sources, out IdentityOptions identity)
    {
        var found = new List<string>();
        identity = given;
        if (identity.UsesPersonas)
        {
            if (!isSandbox)
            {
                found.Add(
                    "Identity:Authority is missing: outside the embedded server people sign in with an OpenID Connect provider; name its address.");
            }
            else if (identity.ClientId.Length + identity.ClientSecret.Length + identity.ClientSecretFile.Length + identity.FirstMaintainer.Length > 0)
            {
                found.Add(
                    "Identity:Authority is missing, but other settings of Identity are given: name the provider's address, or leave them all out for personas.");
            }

            return found;
        }

        identity = WithSecret(given, found);
        found.AddRange(OfProvider(identity));
        if (IsInPlainSight(sources))
        {
            found.Add(
                $"{Secret} stands in a settings file or on the command line: give it by the environment (Identity__ClientSecret), or name a file with Identity:ClientSecretFile.");
        }

        return found;
    }

    private static IEnumerable<string> OfProvider(IdentityOptions identity)
    {
        if (!IdentityOptions.IsSafe(identity.Authority))
        {
            yield return
                $"Identity:Authority is not an https address: “{identity.Authority}”. Write it as the provider's discovery document names its issuer, like https://login.example.org/realms/lab. (http is allowed on this machine only.)";
        }

        if (identity.ClientId.Length == 0)
        {
            yield return "Identity:ClientId is missing: register the portal with the provider and give the id it got.";
        }

        if (identity.ClientSecret.Length == 0)
        {
            yield return
                "Identity:ClientSecret is missing: give it by the environment (Identity__ClientSecret), or name a file with Identity:ClientSecretFile.";
        }

        if (identity.ClientAuthentication is not ("" or OpenId.ClientAuthentication.ByBasic or OpenId.ClientAuthentication.ByForm))
        {
            yield return
                $"Identity:ClientAuthentication is “{identity.ClientAuthentication}”: give client_secret_basic or client_secret_post, or leave it out to go by what the provider says.";
        }

        if (!identity.Scopes.Split(' ').Contains("openid", StringComparer.Ordinal))
        {
            yield return $"Identity:Scopes lacks openid: “{identity.Scopes}”. Write them with blanks between: openid profile email.";
        }

        if (identity.RoleClaim.Length == 0)
        {
            yield return "Identity:RoleClaim is empty: name the claim that tells roles, like roles or realm_access.roles.";
        }

        if (identity.MaintainerValues.Length == 0 && identity.FirstMaintainer.Length == 0)
        {
            yield return
                "Nobody could become a maintainer: give Identity:FirstMaintainer (an e-mail address or a subject), or Identity:MaintainerValues:0 (a value of the claim of roles).";
        }

        if (identity.MaintainerValues.Intersect(identity.ChampionValues, StringComparer.Ordinal).FirstOrDefault() is { } both)
        {
            yield return $"“{both}” stands in both Identity:MaintainerValues and Identity:ChampionValues: leave it in one.";
        }

        if (identity.Recheck < TimeSpan.FromSeconds(1) || identity.Recheck > TimeSpan.FromMinutes(5))
        {
            yield return $"Identity:Recheck is {identity.Recheck}: give a time between 00:00:01 and 00:05:00.";
        }

        if (identity.FreshFor != TimeSpan.Zero && (identity.FreshFor < TimeSpan.FromMinutes(1) || identity.FreshFor > Sessions.Longest))
        {
            yield return
                $"Identity:FreshFor is {identity.FreshFor}: give a time between 00:01:00 and 12:00:00, or 00:00:00 to ask for no fresh sign-in.";
        }
    }

    private static IdentityOptions WithSecret(IdentityOptions identity, List<string> found)
    {
        if (identity.ClientSecretFile.Length == 0)
        {
            return identity;
        }

        if (identity.ClientSecret.Length > 0)
        {
            found.Add("Identity:ClientSecret and Identity:ClientSecretFile are both given: leave one out.");
            return identity;
        }

        try
        {
            return identity with { ClientSecret = File.ReadAllText(identity.ClientSecretFile).Trim() };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            found.Add($"Identity:ClientSecretFile “{identity.ClientSecretFile}” cannot be read: {exception.Message}");
            return identity;
        }
    }

    // Settings files are committed (a developer's own secrets.json is not), and what a command line says every process of the machine can read.
    private static bool IsInPlainSight(IConfiguration sources) => sources is IConfigurationRoot root && root.Providers.Any(provider =>
        provider is CommandLineConfigurationProvider or JsonConfigurationProvider { Source.Path: not "secrets.json" }
        && provider.TryGet(Secret, out _));
}
