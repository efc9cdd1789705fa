using System.Security.Cryptography;
using System.Text;

namespace Sandbox.Auth;

/// <summary>The one account that the sandbox plays, and the names its callers have there.</summary>
internal static class SandboxAccount
{
    public const string Id = "309624411020";

    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string Arn(Caller caller) => caller.SessionName is { } session
        ? AssumedRoleArn(caller.RoleName!, session)
        : caller.UserArn ?? $"arn:aws:iam::{Id}:root";

    /// <summary>What a grant names: a session acts for its role, whatever it is called.</summary>
    public static string GranteeArn(Caller caller) => caller.SessionName is null ? Arn(caller) : $"arn:aws:iam::{Id}:role/{caller.RoleName}";

    public static string UserId(Caller caller) => caller.SessionName is { } session
        ? AssumedRoleId(caller.RoleName!, session)
        : caller.UserArn is null ? Id : "AIDA" + caller.AccessKeyId;

    public static string AssumedRoleArn(string roleName, string sessionName) => $"arn:aws:sts::{Id}:assumed-role/{roleName}/{sessionName}";

    /// <summary>Always the same id for the same role, as in AWS.</summary>
    public static string AssumedRoleId(string roleName, string sessionName)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(roleName));
        return $"AROA{string.Concat(hash.Take(17).Select(value => Letters[value & 31]))}:{sessionName}";
    }
}
