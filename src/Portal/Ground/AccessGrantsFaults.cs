using Curation.Granting;

namespace Portal.Ground;

/// <summary>What is wrong with the settings of Access Grants.</summary>
internal static class AccessGrantsFaults
{
    public static IEnumerable<string> Of(AccessGrantsOptions options)
    {
        if (options.AccountId.Length != 12 || !options.AccountId.All(char.IsAsciiDigit))
        {
            yield return $"S3:AccessGrants:AccountId is the account that has the instance, 12 digits: “{options.AccountId}” is none.";
        }

        if (!Grantee.TryParse(options.Grantee, out _, out var reason))
        {
            yield return $"S3:AccessGrants:Grantee names the portal's own role. {reason}";
        }

        if (options.LocationRole.Length > 0
            && (!Grantee.TryParse(options.LocationRole, out _, out _) || !options.LocationRole.Contains(":role/", StringComparison.Ordinal)))
        {
            yield return
                $"S3:AccessGrants:LocationRole is the ARN of the role of the location, like arn:aws:iam::111122223333:role/access-grants-location: “{options.LocationRole}” is none. Leave it out if nobody copies from other buckets.";
        }

        if (options.Location.Length is 0 or > 64 || !options.Location.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        {
            yield return
                $"S3:AccessGrants:Location is the id of a location, such as default, of letters, digits and “-”: “{options.Location}” is none.";
        }
    }
}
