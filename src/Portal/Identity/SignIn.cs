using System.Text;

namespace Portal.Identity;

/// <summary>What pages and endpoints ask of whoever comes in, and where to lead them.</summary>
internal static class SignIn
{
    /// <summary>The scheme of those whom a provider sends, and the name of everybody's identity.</summary>
    public const string ProviderScheme = "openid";

    /// <summary>The policy of what is for maintainers alone.</summary>
    public const string Maintainers = "Maintainers";

    /// <summary>The policy of what is for those who look after what the gallery holds: maintainers and champions.</summary>
    public const string Curators = "Curators";

    /// <summary>Only addresses of the portal itself: anything else leads home.</summary>
    internal static string Local(string? returnUrl) =>
        returnUrl == "/" || (returnUrl is ['/', not ('/' or '\\'), ..] && !returnUrl.Any(char.IsControl)) ? InAscii(returnUrl) : "/";

    // A header takes nothing else; the server would answer 500.
    private static string InAscii(string address) =>
        Ascii.IsValid(address)
            ? address
            : string.Concat(address.EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));
}
