using Sandbox.Refusals;

namespace Sandbox.S3.Requests;

/// <summary>Where a web site's visitor would be led from an object; kept and told, as AWS's REST interface does.</summary>
internal static class Redirect
{
    public const string HeaderName = "x-amz-website-redirect-location";

    public static void Require(string? location)
    {
        if (location is not null && !Begins(location, "/") && !Begins(location, "http://") && !Begins(location, "https://"))
        {
            throw new S3Exception(
                "InvalidRedirectLocation", 400, "The website redirect location must have a prefix of 'http://' or 'https://' or '/'.");
        }
    }

    private static bool Begins(string location, string with) => location.StartsWith(with, StringComparison.Ordinal);
}
