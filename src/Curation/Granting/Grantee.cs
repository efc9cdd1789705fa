namespace Curation.Granting;

/// <summary>Who a grant is for, as the provider knows them.</summary>
/// <param name="Kind">Where the provider looks them up.</param>
/// <param name="Id">The ARN of a user or role, or the directory's id.</param>
public sealed record Grantee(GranteeKind Kind, string Id)
{
    public static Grantee Parse(string arn) => TryParse(arn, out var grantee, out var reason) ? grantee : throw new FormatException(reason);

    /// <summary>Reads the ARN of an IAM user or role; <paramref name="reason"/> is a sentence for the person who typed it.</summary>
    public static bool TryParse(string? arn, out Grantee grantee, out string reason)
    {
        reason = Fault(arn ?? "");
        grantee = new Grantee(GranteeKind.Iam, arn ?? "");
        return reason.Length == 0;
    }

    /// <summary>Of an ARN.</summary>
    public const int Longest = 512;

    public override string ToString() => Id;

    private static string Fault(string arn)
    {
        if (arn.Length > Longest || arn.Any(c => c is < '!' or > '~'))
        {
            return "An ARN has at most 512 characters, none of them a blank or a letter with an accent.";
        }

        if (arn.AsSpan().IndexOfAny('*', '?', '$') >= 0)
        {
            return $"“{arn}” holds a wildcard: a grant is for one user or role.";
        }

        if (arn.Split(':') is not ["arn", "aws" or "aws-cn" or "aws-us-gov", "iam", "", var account, var name])
        {
            return $"“{arn}” is not the ARN of an IAM user or role, like arn:aws:iam::111122223333:role/lab.";
        }

        if (account.Length != 12 || !account.All(char.IsAsciiDigit))
        {
            return $"The account in an ARN has 12 digits; “{account}” is none.";
        }

        return name == "root"
            ? "A grant is never for the root of an account: name a user or a role in it."
            : IsNamed(name, "user/") || IsNamed(name, "role/") ? "" : $"“{name}” is neither user/NAME nor role/NAME.";
    }

    private static bool IsNamed(string name, string kind) =>
        name.StartsWith(kind, StringComparison.Ordinal)
        && name.Length > kind.Length
        && name[^1] != '/'
        && !name.Contains("//", StringComparison.Ordinal);
}

public enum GranteeKind
{
    Iam,
    DirectoryUser,
    DirectoryGroup,
}
