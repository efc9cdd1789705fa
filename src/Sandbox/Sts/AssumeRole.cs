using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Sandbox.Auth;
using Sandbox.Auth.Policies;
using Sandbox.Refusals;

namespace Sandbox.Sts;

/// <summary>Gives root, or another administrator, a session of a role: root's powers, less what an inline policy leaves out, for a while.</summary>
internal sealed partial class AssumeRole(SessionStore sessions, SessionDurations options)
{
    private const int LongestPolicy = 2048;
    private const string DefaultDuration = "3600";

    public XElement Answer(StsParameters parameters, Caller caller)
    {
        parameters.RequireOnly("RoleArn", "RoleSessionName", "DurationSeconds", "Policy");
        var arn = parameters.Require("RoleArn");
        var role = RoleArn().Match(arn);
        if (!role.Success)
        {
            throw StsException.Validation($"{arn} is invalid: a role is arn:aws:iam::<account>:role/<name>.");
        }
        var name = parameters.Require("RoleSessionName");
        if (!SessionName().IsMatch(name))
        {
            throw StsException.Validation($"Value '{name}' at 'roleSessionName' must be 2 to 64 letters, digits or characters of _+=,.@-");
        }
        var duration = Duration(parameters.Find("DurationSeconds") ?? DefaultDuration);
        var policy = Policy(parameters);
        if (!caller.MayAll || role.Groups["account"].Value != SandboxAccount.Id)
        {
            throw new StsException("AccessDenied", 403,
                $"User: {SandboxAccount.Arn(caller)} is not authorized to perform: sts:AssumeRole on resource: {arn}");
        }
        var credentials = sessions.Issue(role.Groups["name"].Value, name, duration, policy);
        return Result(credentials, role.Groups["name"].Value, name, policy);
    }

    private TimeSpan Duration(string seconds) =>
        int.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
        && value >= options.MinimumSeconds && value <= options.MaximumSeconds
            ? TimeSpan.FromSeconds(value)
            : throw StsException.Validation(
                $"Value '{seconds}' at 'durationSeconds' must be between {options.MinimumSeconds} and {options.MaximumSeconds}.");

    private static string? Policy(StsParameters parameters)
    {
        var policy = parameters.Find("Policy");
        if (policy is null)
        {
            return null;
        }
        if (policy.Length is 0 or > LongestPolicy)
        {
            throw StsException.Validation($"Value at 'policy' must have a length between 1 and {LongestPolicy}; this one has {policy.Length}.");
        }
        try
        {
            PolicyParser.Parse(policy);
            return policy;
        }
        catch (S3Exception exception)
        {
            throw new StsException(exception.Code, exception.Status, exception.Message);
        }
    }

    private static XElement Result(SessionCredentials credentials, string roleName, string sessionName, string? policy)
    {
        var packed = policy is null ? null : new XElement("PackedPolicySize", ((policy.Length * 100) + LongestPolicy - 1) / LongestPolicy);
        return new XElement("AssumeRoleResult",
            new XElement("Credentials",
                new XElement("AccessKeyId", credentials.AccessKeyId),
                new XElement("SecretAccessKey", credentials.Secret),
                new XElement("SessionToken", credentials.Token),
                new XElement("Expiration", credentials.Expires.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))),
            new XElement("AssumedRoleUser",
                new XElement("AssumedRoleId", SandboxAccount.AssumedRoleId(roleName, sessionName)),
                new XElement("Arn", SandboxAccount.AssumedRoleArn(roleName, sessionName))),
            packed);
    }

    [GeneratedRegex(@"\Aarn:aws:iam::(?<account>[0-9]{12}):role/(?:[!-.0-~]+/)*(?<name>[A-Za-z0-9_+=,.@-]{1,64})\z")]
    private static partial Regex RoleArn();

    [GeneratedRegex(@"\A[A-Za-z0-9_+=,.@-]{2,64}\z")]
    private static partial Regex SessionName();
}
