using System.IdentityModel.Tokens.Jwt;
using System.Text.Json;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Portal.Identity.OpenId;

/// <summary>Decides whether an ID token proves who somebody is: signed by the provider, for this portal, for this sign-in, now.</summary>
internal sealed class IdTokens(IdentityOptions identity, Provider provider, TimeProvider clock)
{
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    private const int Longest = 64 * 1024;

    // Keys that only the provider has. None needs no key, and a secret shared with the provider may be mistaken for its public key.
    private static readonly HashSet<string> Algorithms = new(StringComparer.Ordinal) { "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512" };

    /// <returns>The token's claims.</returns>
    public async Task<JsonElement> ReadAsync(string text, string accessToken, string nonce, CancellationToken cancellationToken)
    {
        var token = Parsed(text);
        var known = await provider.GetAsync(cancellationToken);
        var keys = KeysFor(token, known);
        if (keys.Count == 0)
        {
            keys = KeysFor(token, await provider.RenewAsync(known, cancellationToken));
        }

        if (keys.Count == 0)
        {
            throw new SignInException(SignInFault.UnknownKey, "The ID token is signed with a key that the provider does not name.");
        }

        var valid = Validated(text, keys, known.Issuer);
        var claims = Claims(valid);
        CheckParties(claims);
        CheckTimes(claims);
        CheckSignIn(valid, text, accessToken, nonce);
        return claims;
    }

    private static JwtSecurityToken Parsed(string text)
    {
        if (text.Length > Longest || text.Count(c => c == '.') != 2)
        {
            throw new SignInException(SignInFault.Untrusted, "The ID token is not of three parts, or too long.");
        }

        JwtSecurityToken token;
        try
        {
            token = new JwtSecurityTokenHandler().ReadJwtToken(text);
        }
        catch (Exception exception)
        {
            throw new SignInException(SignInFault.Untrusted, $"The ID token cannot be read ({exception.GetType().Name}).");
        }

        if (!Algorithms.Contains(token.Header.Alg ?? "") || token.Header.ContainsKey("crit"))
        {
            throw new SignInException(SignInFault.Untrusted, "The ID token is signed by a method that is not allowed.");
        }

        return token;
    }

    // A token that names no key may be signed by any.
    private static List<SecurityKey> KeysFor(JwtSecurityToken token, OpenIdConnectConfiguration known) =>
        [.. known.SigningKeys.Where(key => string.IsNullOrEmpty(token.Header.Kid) || key.KeyId == token.Header.Kid)];

    private JwtSecurityToken Validated(string text, List<SecurityKey> keys, string issuer)
    {
        try
        {
            new JwtSecurityTokenHandler { MapInboundClaims = false }.ValidateToken(
                text,
                new TokenValidationParameters
                {
                    ValidIssuer = issuer,
                    ValidAudience = identity.ClientId,
                    IssuerSigningKeys = keys,
                    RequireSignedTokens = true,

                    // Its cache knows keys by their name alone: a new key under an old name would be taken for the old one.
                    CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false },
                    ValidateLifetime = false, // by our own clock, below
                },
                out var valid);
            return (JwtSecurityToken)valid;
        }
        catch (Exception exception)
        {
            throw new SignInException(SignInFault.Untrusted, exception switch
            {
                SecurityTokenInvalidIssuerException => "The ID token is of another issuer.",
                SecurityTokenInvalidAudienceException => "The ID token is for somebody else's program.",
                _ => $"The ID token's signature is wrong ({exception.GetType().Name}).",
            });
        }
    }

    private static JsonElement Claims(JwtSecurityToken token)
    {
        using var json = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(token.RawPayload));
        return json.RootElement.Clone();
    }

    private void CheckParties(JsonElement claims)
    {
        var many = claims.GetProperty("aud") is { ValueKind: JsonValueKind.Array } audience && audience.GetArrayLength() > 1;
        var party = claims.TryGetProperty("azp", out var azp) ? azp.ToString() : null;
        if (party is null ? many : party != identity.ClientId)
        {
            throw new SignInException(SignInFault.Untrusted, "The ID token was made for somebody else's program, or for several without saying which.");
        }
    }

    private void CheckTimes(JsonElement claims)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var fault = (Time(claims, "exp"), Time(claims, "iat"), Time(claims, "nbf")) switch
        {
            (null, _, _) or (_, null, _) => "The ID token does not say when it was made, or until when it holds.",
            var (expires, _, _) when expires + Skew.TotalSeconds <= now => "The ID token is expired.",
            var (_, issued, _) when issued - Skew.TotalSeconds > now => "The ID token was made in the future.",
            var (_, _, begins) when begins - Skew.TotalSeconds > now => "The ID token is not valid yet.",
            _ => null,
        };
        if (fault is not null)
        {
            throw new SignInException(SignInFault.Clock, fault);
        }
    }

    internal static double? Time(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number && value.TryGetDouble(out var seconds) ? seconds : null;

    // The nonce says that the token was made for this sign-in, at_hash that the access token came with it.
    private void CheckSignIn(JwtSecurityToken token, string text, string accessToken, string nonce)
    {
        try
        {
            new OpenIdConnectProtocolValidator().ValidateTokenResponse(new OpenIdConnectProtocolValidationContext
            {
                ClientId = identity.ClientId,
                Nonce = nonce,
                ValidatedIdToken = token,
                ProtocolMessage = new OpenIdConnectMessage { IdToken = text, AccessToken = accessToken },
            });
        }
        catch (OpenIdConnectProtocolException exception)
        {
            throw new SignInException(SignInFault.Untrusted, $"The ID token does not belong to this sign-in ({exception.GetType().Name}).");
        }
    }
}
