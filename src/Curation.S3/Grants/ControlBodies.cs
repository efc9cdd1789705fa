using System.Xml.Linq;
using Curation.Granting;
using Curation.Store;

namespace Curation.S3.Grants;

/// <summary>The XML of requests, and the words that S3 Control has for permissions and grantees.</summary>
internal static class ControlBodies
{
    private static readonly XNamespace Namespace = "http://awss3control.amazonaws.com/doc/2018-08-20/";

    public static string Grant(string location, string subPrefix, Grantee grantee, Permission permission) => Text(
        "CreateAccessGrantRequest",
        Element("AccessGrantsLocationId", location),
        Element("AccessGrantsLocationConfiguration", Element("S3SubPrefix", subPrefix)),
        Element("Grantee", Element("GranteeType", Word(grantee.Kind)), Element("GranteeIdentifier", grantee.Id)),
        Element("Permission", Word(permission)));

    public static string Location(string scope, string role) =>
        Text("CreateAccessGrantsLocationRequest", Element("LocationScope", scope), Element("IAMRoleArn", role));

    public static string Word(Permission permission) => permission switch
    {
        Permission.Read => "READ",
        Permission.Write => "WRITE",
        Permission.ReadWrite => "READWRITE",
        _ => throw new ArgumentOutOfRangeException(nameof(permission), permission, "Not a permission."),
    };

    public static string Word(GranteeKind kind) => kind switch
    {
        GranteeKind.Iam => "IAM",
        GranteeKind.DirectoryUser => "DIRECTORY_USER",
        GranteeKind.DirectoryGroup => "DIRECTORY_GROUP",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of grantee."),
    };

    /// <summary>Reads what a list says; a word that is not known must not pass for less than it may mean.</summary>
    public static Permission PermissionOf(string? word) => word switch
    {
        "READ" => Permission.Read,
        "WRITE" => Permission.Write,
        _ => Permission.ReadWrite,
    };

    public static GranteeKind KindOf(string? word) => word switch
    {
        "DIRECTORY_USER" => GranteeKind.DirectoryUser,
        "DIRECTORY_GROUP" => GranteeKind.DirectoryGroup,
        _ => GranteeKind.Iam,
    };

    private static XElement Element(string name, params object[] content) => new(Namespace + name, content);

    private static string Text(string root, params object[] content) => Element(root, content).ToString(SaveOptions.DisableFormatting);
}
