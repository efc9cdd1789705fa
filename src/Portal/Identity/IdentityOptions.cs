namespace Portal.Identity;

/// <summary>
/// The OpenID Connect provider that people sign in with, and what its claims mean here. Without one, which only the embedded server
/// allows, people choose a persona.
/// </summary>
public sealed record IdentityOptions
{
    public const string Section = "Identity";

    /// <summary>The issuer's address; its discovery document stands below it.</summary>
    public string Authority { get; init; } = "";

    public string ClientId { get; init; } = "";

    /// <summary>From the environment, or from <see cref="ClientSecretFile"/>; never from a settings file or the command line.</summary>
    public string ClientSecret { get; init; } = "";

    public string ClientSecretFile { get; init; } = "";

    /// <summary>
    /// How the provider takes the secret, <c>client_secret_basic</c> or <c>client_secret_post</c>; what its discovery document says if nothing
    /// is said here.
    /// </summary>
    public string ClientAuthentication { get; init; } = "";

    /// <summary>Whether a sign-in is told to the provider first and by the portal itself, where it offers that.</summary>
    public bool PushesRequests { get; init; } = true;

    /// <summary>What to ask for, with blanks between.</summary>
    public string Scopes { get; init; } = "openid profile email";

    /// <summary>The provider's name on the button; its host if nothing is said.</summary>
    public string ProviderName { get; init; } = "";

    /// <summary>The claim that tells roles or groups; dots lead into nested objects: <c>realm_access.roles</c>.</summary>
    public string RoleClaim { get; init; } = "roles";

    /// <summary>Which of the claim's values make a maintainer.</summary>
    public string[] MaintainerValues { get; init; } = [];

    /// <summary>Which of the claim's values make a champion.</summary>
    public string[] ChampionValues { get; init; } = [];

    /// <summary>Who is a maintainer from the start: a verified e-mail address, or the subject at the provider.</summary>
    public string FirstMaintainer { get; init; } = "";

    /// <summary>
    /// Whether the provider vouches for its e-mail addresses without saying <c>email_verified</c>. What it calls unverified stays so.
    /// </summary>
    public bool TrustsEmail { get; init; }

    /// <summary>How often open pages look whether their person may still do what they could.</summary>
    public TimeSpan Recheck { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How old a sign-in may be for an approval, a role, or a release of data; zero asks for nothing.</summary>
    public TimeSpan FreshFor { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Personas exist only where no provider is named, which only the embedded server allows.</summary>
    public bool UsesPersonas => Authority.Length == 0;

    public string ProviderTitle =>
        ProviderName.Length > 0 ? ProviderName : Uri.TryCreate(Authority, UriKind.Absolute, out var uri) ? uri.Host : Authority;

    /// <summary>An address over which nobody listens in: https, or this machine itself.</summary>
    public static bool IsSafe(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));

    // The secret must not reach a log by way of the whole record.
    public override string ToString() => $"{nameof(IdentityOptions)} {Authority} {ClientId}";
}
