using System.Globalization;
using Curation.Granting;

namespace Curation.Requesting;

/// <summary>The AWS users and roles that a contributor says will write, one ARN a line.</summary>
public static class WriterArns
{
    public const int Most = 10;

    /// <summary>All of them, with their line ends.</summary>
    public const int Longest = 4_000;

    public static IReadOnlyList<string> Read(string? typed) =>
        [.. (typed ?? "").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>What is wrong with the first that is wrong; null if each may write.</summary>
    public static string? Fault(string? typed)
    {
        if (typed?.Length > Longest)
        {
            return string.Create(CultureInfo.InvariantCulture, $"The list has at most {Longest:N0} characters; this one has {typed.Length:N0}.");
        }

        var arns = Read(typed);
        return arns.Count switch
        {
            0 => "Name the AWS users or roles that will write, one ARN a line: arn:aws:iam::111122223333:role/lab.",
            > Most => $"At most {Most} users and roles write; here are {arns.Count}. One role that several people take is enough.",
            _ => arns.Select(ArnFault).FirstOrDefault(fault => fault is not null)
                ?? (arns.GroupBy(arn => arn, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice ? $"“{twice.Key}” stands there twice." : null),
        };
    }

    /// <summary>What is wrong with one ARN; null if it names a user or a role that may write.</summary>
    public static string? ArnFault(string arn)
    {
        if (arn is { Length: 12 } && arn.All(char.IsAsciiDigit))
        {
            return $"“{arn}” is a whole account: name the user or role in it, arn:aws:iam::{arn}:role/NAME.";
        }

        if (arn.Split(':') is ["arn", var partition, "sts", "", var account, var session])
        {
            return session.Split('/') is ["assumed-role", { Length: > 0 } role, { Length: > 0 }] && Grantee.TryParse($"arn:{partition}:iam::{account}:role/{role}", out var itself, out _)
                ? $"“{arn}” is a session, which ends within hours. Name the role itself: {itself} (with the path between “role/” and the name, if it has one)."
                : $"“{arn}” is a session, which ends within hours: name the IAM user or role behind it.";
        }

        if (!Grantee.TryParse(arn, out _, out var reason))
        {
            return reason;
        }

        var parts = arn.Split(':');
        return parts switch
        {
            [_, not "aws", ..] => $"“{arn}” belongs to {parts[1]}, a part of AWS that cannot reach the gallery's bucket.",
            _ when parts[5].Split('/')[^1].Length > 64 => $"The name of a user or role has at most 64 characters; that of “{arn}” has more.",
            _ when !parts[5].All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '+' or '=' or ',' or '.' or '@' or '-') => $"“{arn}” holds a sign that no user or role has: letters, digits and “_+=,.@-/” only.",
            _ => null,
        };
    }
}
