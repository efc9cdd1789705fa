using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Portal.Identity.OpenId;

/// <summary>
/// Decides whether the provider said something: it is signed by one of its keys, for this portal, and holds now. Where no key fits, the package
/// asks <see cref="Provider"/> for its keys once more.
/// </summary>
internal sealed class SignedTokens(IdentityOptions identity, Provider provider, TimeProvider clock) : JsonWebTokenHandler
{
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    // Its cache knows keys by their name alone: a new key under an old name would be taken for the old one.
    private static readonly CryptoProviderFactory Uncached = new() { CacheSignatureProviders = false };

    /// <summary>What the framework's handler asks of an ID token. The rules it brings let unsigned tokens in, so they are not looked at.</summary>
    public override async Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        try
        {
            return await CheckAsync(SignedToken.Parse(token, "ID token"));
        }
        catch (SignInException fault)
        {
            return new TokenValidationResult { IsValid = false, Exception = fault };
        }
    }

    /// <summary>Refuses a token that is not the provider's, not for the portal, or not of now.</summary>
    public async Task<TokenValidationResult> CheckAsync(SignedToken token)
    {
        // By our own clock, which the package does not know.
        CheckTimes(token);
        var result = await VerifiedAsync(token, namesIssuer: true, namesAudience: true);
        CheckParties(token);
        return result;
    }

    /// <summary>The same for what need not say for whom it is, or for how long. What it says counts.</summary>
    public async Task CheckInformationAsync(SignedToken token)
    {
        if (SignedToken.Time(token.Claims, "exp") is { } expires && expires + Skew.TotalSeconds <= clock.GetUtcNow().ToUnixTimeSeconds())
        {
            throw new SignInException(SignInFault.Clock, $"The {token.What} is expired.");
        }

        await VerifiedAsync(token, token.Claims.TryGetProperty("iss", out _), token.Claims.TryGetProperty("aud", out _));
    }

    private async Task<TokenValidationResult> VerifiedAsync(SignedToken token, bool namesIssuer, bool namesAudience)
    {
        var result = await base.ValidateTokenAsync(token.Text, new TokenValidationParameters
        {
            ConfigurationManager = provider,
            ValidateIssuer = namesIssuer,
            ValidateAudience = namesAudience,
            ValidAudience = identity.ClientId,
            ValidAlgorithms = SignedToken.Algorithms,
            RequireSignedTokens = true,
            TryAllIssuerSigningKeys = false,

            // A token that names no key may be signed by any.
            IssuerSigningKeyResolverUsingConfiguration = (_, _, name, _, known) => known?.SigningKeys.Where(
                key => string.IsNullOrEmpty(name) || key.KeyId == name),
            CryptoProviderFactory = Uncached,
            ValidateLifetime = false,
        });
        return result.IsValid ? result : throw AsFault(token, result.Exception);
    }

    private static SignInException AsFault(SignedToken token, Exception? exception) => exception switch
    {
        SecurityTokenInvalidIssuerException => new(SignInFault.Untrusted, $"The {token.What} is of another issuer."),
        SecurityTokenInvalidAudienceException => new(SignInFault.Untrusted, $"The {token.What} is for somebody else's program."),
        SecurityTokenSignatureKeyNotFoundException
            when token.NamesKey => new(SignInFault.UnknownKey, $"The {token.What} is signed with a key that the provider does not name."),
        _ => new(SignInFault.Untrusted, $"The {token.What}'s signature is wrong ({exception?.GetType().Name})."),
    };

    private void CheckParties(SignedToken token)
    {
        var many = token.Claims.GetProperty("aud") is { ValueKind: JsonValueKind.Array } audience && audience.GetArrayLength() > 1;
        var party = token.Claims.TryGetProperty("azp", out var azp) ? azp.ToString() : null;
        if (party is null ? many : party != identity.ClientId)
        {
            throw new SignInException(
                SignInFault.Untrusted, $"The {token.What} was made for somebody else's program, or for several without saying which.");
        }
    }

    private void CheckTimes(SignedToken token)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var fault = (SignedToken.Time(token.Claims, "exp"), SignedToken.Time(token.Claims, "iat"), SignedToken.Time(token.Claims, "nbf")) switch
        {
            (null, _, _) or (_, null, _) => "does not say when it was made, or until when it holds",
            var (expires, _, _) when expires + Skew.TotalSeconds <= now => "is expired",
            var (_, issued, _) when issued - Skew.TotalSeconds > now => "was made in the future",
            var (_, _, begins) when begins - Skew.TotalSeconds > now => "is not valid yet",
            _ => null,
        };
        if (fault is not null)
        {
            throw new SignInException(SignInFault.Clock, $"The {token.What} {fault}.");
        }
    }
}
