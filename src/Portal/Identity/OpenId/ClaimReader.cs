using System.Globalization;
using System.Text.Json;
using Curation.Workflow.Actors;
using Curation.Workflow.People;

namespace Portal.Identity.OpenId;

/// <summary>Reads a person out of the claims of the ID token and, for what that lacks, of the user information.</summary>
internal sealed class ClaimReader(IdentityOptions identity)
{
    private const int LongestName = 200;
    private const int LongestEmail = 254;
    private const int LongestSubject = 255;

    /// <summary>Whether the ID token alone says enough.</summary>
    public bool IsEnough(JsonElement token) =>
        Text(token, "name") is not null && Text(token, "email") is not null && (!AsksForRoles || Values(token, identity.RoleClaim) is not null);

    public SignedInPerson Read(JsonElement token, JsonElement? more)
    {
        var sources = more is { } info ? new[] { token, info } : [token];
        var subject = Text(token, "sub");

        // As it was sent: two people must not become one by cleaning.
        if (subject is null || subject.Length > LongestSubject || subject != token.GetProperty("sub").GetString())
        {
            throw new SignInException(SignInFault.Untrusted, "The ID token does not say who it is about.");
        }

        var email = sources.Select(VerifiedEmail).FirstOrDefault(found => found is not null) ?? "";
        var name = First(sources, claims => Text(claims, "name")) ?? First(sources, GivenAndFamily) ?? First(sources, claims => Text(claims, "preferred_username"))
            ?? (email.Length > 0 ? email : $"Somebody ({subject})");
        var values = sources.Select(source => Values(source, identity.RoleClaim)).FirstOrDefault(found => found is not null);
        return new SignedInPerson(Text(token, "iss") ?? "", subject, Cut(name, LongestName), email, RoleOf(values ?? [], subject, email))
        {
            IsRoleUnknown = (AsksForRoles && values is null) || (email.Length == 0 && IsAddress(identity.FirstMaintainer)),
        };
    }

    /// <summary>What a claim holds, as texts: the claim of that very name, or else the one that the dots lead to. Null if there is none.</summary>
    internal static IReadOnlyList<string>? Values(JsonElement claims, string path)
    {
        if (claims.ValueKind is not JsonValueKind.Object)
        {
            return null;
        }

        if (claims.TryGetProperty(path, out var found))
        {
            return found.ValueKind switch
            {
                JsonValueKind.String => [found.GetString()!],
                JsonValueKind.Array => [.. found.EnumerateArray().Where(value => value.ValueKind is JsonValueKind.String).Select(value => value.GetString()!)],
                JsonValueKind.Null => null,
                _ => [],
            };
        }

        // A name of a claim may hold dots itself, as addresses do: every place is tried.
        return Enumerable.Range(0, path.Length)
            .Where(i => path[i] == '.' && claims.TryGetProperty(path[..i], out _))
            .Select(i => Values(claims.GetProperty(path[..i]), path[(i + 1)..]))
            .FirstOrDefault(values => values is not null);
    }

    private bool AsksForRoles => identity.MaintainerValues.Length + identity.ChampionValues.Length > 0;

    private Role RoleOf(IReadOnlyList<string> values, string subject, string email) =>
        IsFirst(subject, email) || values.Intersect(identity.MaintainerValues, StringComparer.Ordinal).Any() ? Role.Maintainer
        : values.Intersect(identity.ChampionValues, StringComparer.Ordinal).Any() ? Role.Champion
        : Role.Contributor;

    // Where people choose what they are called at the provider, a subject may look like somebody's address.
    private bool IsFirst(string subject, string email) => identity.FirstMaintainer switch
    {
        "" => false,
        var address when IsAddress(address) => string.Equals(address, email, StringComparison.OrdinalIgnoreCase),
        var first => first == subject,
    };

    // Whoever may write any address into their profile must not become somebody's champion by it.
    private string? VerifiedEmail(JsonElement claims)
    {
        if (Text(claims, "email") is not { Length: <= LongestEmail } email || !email.Contains('@', StringComparison.Ordinal))
        {
            return null;
        }

        var verified = claims.TryGetProperty("email_verified", out var said)
            ? said.ValueKind is JsonValueKind.True || (said.ValueKind is JsonValueKind.String && "true".Equals(said.GetString(), StringComparison.OrdinalIgnoreCase)) // some write it as a text
            : identity.TrustsEmail;
        return verified ? email : null;
    }

    private static bool IsAddress(string text) => text.Contains('@', StringComparison.Ordinal);

    private static string? First(IEnumerable<JsonElement> sources, Func<JsonElement, string?> read) => sources.Select(read).FirstOrDefault(text => text is not null);

    private static string? GivenAndFamily(JsonElement claims) => (Text(claims, "given_name"), Text(claims, "family_name")) switch
    {
        ({ } given, { } family) => $"{given} {family}",
        var (given, family) => given ?? family,
    };

    private static string? Text(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String && Cleaned(value.GetString()!) is { Length: > 0 } text ? text : null;

    private static string Cleaned(string text) => new string([.. text.Where(c => char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format))]).Trim();

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}
