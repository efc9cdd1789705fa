using System.Globalization;
using System.Security.Cryptography;
using System.Xml.Linq;
using Sandbox.Auth;
using Sandbox.Refusals;
using Sandbox.Storage;
using Sandbox.Storage.Records;

namespace Sandbox.S3Control;

/// <summary>Credentials for a target, where a grant of whoever asks covers it.</summary>
internal sealed class DataAccess(GrantStore store, SessionStore sessions, SessionDurations durations)
{
    private const int DefaultDuration = 3600;

    public XElement Get(ControlRequest request)
    {
        request.Require("s3:GetDataAccess");
        var query = request.Query;
        var permission = OneOf(query["permission"] ?? "", "permission", "READ", "WRITE", "READWRITE");
        var privilege = OneOf(query["privilege"] ?? "Default", "privilege", "Default", "Minimal");
        var isObject = query["targetType"] is { } type && OneOf(type, "targetType", "Object") is not null;
        var duration = Duration(query["durationSeconds"]);
        if (query["auditContext"] is { Length: 0 or > 2048 })
        {
            throw ControlErrors.InvalidRequest("auditContext must have 1 to 2048 characters.");
        }
        var asked = query["target"] ?? "";
        var target = Scope.Read(asked, isObject)
            ?? throw ControlErrors.InvalidRequest($"The target '{asked}' must be s3://bucket/prefix*, or an object with targetType=Object.");

        var (grant, scope) = Match(SandboxAccount.GranteeArn(request.Caller), permission, target) ?? throw ControlErrors.NoMatch(permission, asked);
        var policy = ScopePolicy.For(privilege == "Minimal" ? target : scope, permission);
        var role = store.FindLocation(grant.LocationId)?.RoleArn ?? throw ControlErrors.NoSuchLocation();
        var credentials = sessions.Issue(
            role[(role.LastIndexOf('/') + 1)..], $"access-grants-{RandomNumberGenerator.GetHexString(12, true)}", duration, policy);
        return Answer(credentials, grant);
    }

    /// <summary>The nearest grant: the longest scope that holds the target.</summary>
    private (GrantRecord Grant, Scope Scope)? Match(string grantee, string permission, Scope target)
    {
        (GrantRecord Grant, Scope Scope)? nearest = null;
        foreach (var grant in store.Grants("")
            .Where(grant => grant.GranteeType == "IAM" && grant.Grantee == grantee && Includes(grant.Permission, permission)))
        {
            var scope = Scope.Read(grant.Scope, isObject: !grant.Scope.EndsWith('*'));
            if (scope is not null && scope.Holds(target) && scope.Start.Length >= (nearest?.Scope.Start.Length ?? 0))
            {
                nearest = (grant, scope);
            }
        }
        return nearest;
    }

    private static bool Includes(string granted, string asked) => granted == asked || granted == "READWRITE";

    private TimeSpan Duration(string? sent)
    {
        var isNumber = int.TryParse(sent ?? $"{DefaultDuration}", NumberStyles.None, CultureInfo.InvariantCulture, out var seconds);
        return isNumber && seconds >= durations.MinimumSeconds && seconds <= durations.MaximumSeconds
            ? TimeSpan.FromSeconds(seconds)
            : throw ControlErrors.InvalidRequest(
                $"durationSeconds must be between {durations.MinimumSeconds} and {durations.MaximumSeconds}; '{sent}' is not.");
    }

    private static string OneOf(string value, string name, params string[] known) =>
        known.Contains(value) ? value : throw ControlErrors.InvalidRequest($"{name} must be {string.Join(" or ", known)}; '{value}' is not.");

    private static XElement Answer(SessionCredentials credentials, GrantRecord grant) => new("GetDataAccessResult",
        new XElement("Credentials",
            new XElement("AccessKeyId", credentials.AccessKeyId),
            new XElement("SecretAccessKey", credentials.Secret),
            new XElement("SessionToken", credentials.Token),
            new XElement("Expiration", ControlXml.Time(credentials.Expires))),
        new XElement("MatchedGrantTarget", grant.Scope),
        new XElement("Grantee", new XElement("GranteeType", grant.GranteeType), new XElement("GranteeIdentifier", grant.Grantee)));
}
