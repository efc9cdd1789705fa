using System.Text.Json;

namespace Portal.Identity.OpenId;

/// <summary>Reads what a provider sends when somebody left it (OpenID Connect Back-Channel Logout 1.0, section 2.6).</summary>
internal sealed class LogoutTokens(SignedTokens tokens)
{
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";

    // The last second that a time here can hold.
    private const double Latest = 253_402_300_799;

    public async Task<ProviderLogout> ReadAsync(string? text)
    {
        var token = SignedToken.Parse(text, "logout token");
        await tokens.CheckAsync(token);
        var claims = token.Claims;
        var fault = !IsOfType(token.Header) ? "is a token of another type"
            : !TellsLogout(claims) ? "tells no logout"
            : claims.TryGetProperty("nonce", out _) ? "has a nonce, as only ID tokens do"
            : !IsName(claims, "jti") ? "has no number of its own"
            : Has(claims, "sub") || Has(claims, "sid") ? NameFault(claims)
            : "names neither a person nor a session";
        return fault is null
            ? new ProviderLogout(
                ProviderJson.Text(claims, "iss")!,
                ProviderJson.Text(claims, "sub"),
                ProviderJson.Text(claims, "sid"),
                ProviderJson.Text(claims, "jti")!,
                DateTimeOffset.UnixEpoch.AddSeconds(Math.Min(SignedToken.Time(claims, "exp")!.Value + SignedTokens.Skew.TotalSeconds, Latest)))
            : throw new SignInException(SignInFault.Untrusted, $"The logout token {fault}.");
    }

    // The specification recommends a type; providers from before that write JWT, or none.
    private static bool IsOfType(JsonElement header)
    {
        if (!header.TryGetProperty("typ", out var typ))
        {
            return true;
        }

        var type = typ.ValueKind is JsonValueKind.String ? typ.GetString()! : "";
        type = type.StartsWith("application/", StringComparison.OrdinalIgnoreCase) ? type["application/".Length..] : type;
        return type.Equals("logout+jwt", StringComparison.OrdinalIgnoreCase) || type.Equals("JWT", StringComparison.OrdinalIgnoreCase);
    }

    private static bool TellsLogout(JsonElement claims) =>
        claims.TryGetProperty("events", out var events)
        && events.ValueKind is JsonValueKind.Object
        && events.TryGetProperty(Event, out var told)
        && told.ValueKind is JsonValueKind.Object;

    private static string? NameFault(JsonElement claims) =>
        Array.Find(["sub", "sid"], name => Has(claims, name) && !IsName(claims, name)) is { } name ? $"has a {name} that is none" : null;

    private static bool Has(JsonElement claims, string name) => claims.TryGetProperty(name, out _);

    private static bool IsName(JsonElement claims, string name) => ProviderJson.Text(claims, name) is { Length: > 0 };
}
