using Cpg.Exits;

namespace Cpg.Renewing;

/// <summary>Where a portal is asked for credentials.</summary>
internal static class PortalAddress
{
    /// <summary>Only over HTTPS, but for the machine itself: the token and the credentials would be read on the way.</summary>
    public static Uri Parse(string text)
    {
        // What was given is not said again: it may hold a password, or be the token, in the wrong place.
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
        {
            throw new UnusableException("--portal: write the portal's address as in the browser, like https://portal.example.org.");
        }

        if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            throw new UnusableException("--portal: an address without a name, a password and parameters.");
        }

        if (address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback)
        {
            throw new UnusableException(
                $"--portal http://{address.Host}: use https. Over http others can read the token and the credentials; it is taken for this machine (localhost) only.");
        }

        return new Uri($"{address.GetLeftPart(UriPartial.Path).TrimEnd('/')}/api/credentials");
    }
}
