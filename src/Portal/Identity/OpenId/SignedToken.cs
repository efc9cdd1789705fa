using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace Portal.Identity.OpenId;

/// <summary>
/// A token as somebody sent it, taken apart and of a form that may be trusted. Whether it can be is <see cref="SignedTokens"/>' to say.
/// </summary>
internal sealed record SignedToken(string What, string Text, JsonElement Header, JsonElement Claims)
{
    private const int Longest = 64 * 1024;

    // Keys that only the provider has. None needs no key, and a secret shared with the provider may be mistaken for its public key.
    public static IReadOnlyList<string> Algorithms { get; } = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    public bool NamesKey => Header.TryGetProperty("kid", out var kid) && kid.ValueKind is JsonValueKind.String && kid.GetString() != "";

    /// <param name="text">What was sent.</param>
    /// <param name="what">What it should be, for the log.</param>
    public static SignedToken Parse(string? text, string what)
    {
        if (text is null || text.Length > Longest || text.Split('.') is not [{ Length: > 0 } header, { Length: > 0 } claims, { Length: > 0 }])
        {
            throw new SignInException(SignInFault.Untrusted, $"The {what} is not of three parts, or too long.");
        }

        var token = new SignedToken(what, text, Json(header, what), Json(claims, what));
        if (!Algorithms.Contains(ProviderJson.Text(token.Header, "alg") ?? "", StringComparer.Ordinal) || token.Header.TryGetProperty("crit", out _))
        {
            throw new SignInException(SignInFault.Untrusted, $"The {what} is signed by a method that is not allowed.");
        }

        return token;
    }

    /// <summary>Seconds since 1970; null if there is no such claim, or none that is a time.</summary>
    public static double? Time(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number && value.TryGetDouble(out var seconds) ? seconds : null;

    private static JsonElement Json(string part, string what)
    {
        try
        {
            using var json = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(part));
            return json.RootElement.ValueKind is JsonValueKind.Object ? json.RootElement.Clone() : throw new JsonException();
        }
        catch (Exception exception)
        {
            throw new SignInException(SignInFault.Untrusted, $"The {what} cannot be read ({exception.GetType().Name}).");
        }
    }
}
