using System.Xml.Linq;
using Sandbox.Refusals;
using Sandbox.Storage;
using Sandbox.Storage.Records;
using Sandbox.Wire;

namespace Sandbox.S3Control;

/// <summary>What a request to make a grant says, well formed.</summary>
internal sealed record GrantRequest(string LocationId, string SubPrefix, bool IsObject, string GranteeType, string Grantee, string Permission)
{
    public const string Root = "CreateAccessGrantRequest";

    /// <summary>What may stand in the document. A grant for one application, or with tags, would be another grant than is kept.</summary>
    public static string[] Paths { get; } =
    [
        "AccessGrantsLocationId", "AccessGrantsLocationConfiguration", "AccessGrantsLocationConfiguration/S3SubPrefix", "Grantee", "Grantee/GranteeType",
        "Grantee/GranteeIdentifier", "Permission", "S3PrefixType", "ApplicationArn!", "Tags!",
    ];

    public static GrantRequest Read(XElement body)
    {
        var grantee = body.Children("Grantee").FirstOrDefault();
        var wish = new GrantRequest(
            body.ChildText("AccessGrantsLocationId") ?? "",
            body.Children("AccessGrantsLocationConfiguration").FirstOrDefault()?.ChildText("S3SubPrefix") ?? "",
            IsOfObject(body.ChildText("S3PrefixType")),
            grantee?.ChildText("GranteeType") ?? "",
            grantee?.ChildText("GranteeIdentifier") ?? "",
            body.ChildText("Permission") ?? "");
        return wish switch
        {
            { Permission: not ("READ" or "WRITE" or "READWRITE") } => throw ControlErrors.InvalidGrant("Permission must be READ, WRITE or READWRITE."),
            { GranteeType: not ("IAM" or "DIRECTORY_USER" or "DIRECTORY_GROUP") } => throw ControlErrors.InvalidGrant("The grantee must be IAM, DIRECTORY_USER or DIRECTORY_GROUP."),
            { Grantee: "" } => throw ControlErrors.InvalidGrant("The grantee has no identifier."),
            { GranteeType: "IAM" } when !wish.Grantee.StartsWith("arn:aws:iam::", StringComparison.Ordinal) => throw ControlErrors.InvalidGrant("An IAM grantee is named by an ARN."),
            { LocationId.Length: 0 or > 64 } => throw ControlErrors.InvalidGrant("Name the location."),
            _ => wish,
        };
    }

    /// <summary>The location's scope with the prefix behind it; in one bucket at least.</summary>
    public string ScopeIn(LocationRecord location)
    {
        if (SubPrefix.Length == 0 && location.Id == GrantStore.DefaultLocation)
        {
            throw ControlErrors.InvalidGrant("S3SubPrefix is required for the default location.");
        }
        var isBareBucket = location.Scope.Length > "s3://".Length && location.Scope.IndexOf('/', "s3://".Length) < 0;
        var scope = location.Scope + (isBareBucket && SubPrefix is [not '*' and not '/', ..] ? "/" : "") + (SubPrefix.Length == 0 ? "*" : SubPrefix);
        return Scope.Read(scope, IsObject) is null || (IsObject && scope.EndsWith('*'))
            ? throw ControlErrors.InvalidGrant($"The scope {scope} must end with * or be an object, and name one bucket.")
            : scope;
    }

    private static bool IsOfObject(string? type) => type switch
    {
        null => false,
        "Object" => true,
        _ => throw ControlErrors.InvalidGrant($"The prefix type '{type}' is not Object."),
    };
}
