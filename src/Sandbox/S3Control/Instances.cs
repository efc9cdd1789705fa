using System.Xml.Linq;
using Sandbox.Auth;
using Sandbox.Refusals;
using Sandbox.Storage;

namespace Sandbox.S3Control;

/// <summary>The one instance of Access Grants of this account and region.</summary>
internal sealed class Instances(GrantStore store)
{
    public XElement Create(ControlRequest request)
    {
        request.Require("s3:CreateAccessGrantsInstance");
        request.Document("CreateAccessGrantsInstanceRequest", "IdentityCenterArn!", "Tags!");
        return request.IsOwnAccount
            ? Answer("CreateAccessGrantsInstanceResult", request.Region, store.CreateInstance(request.Region))
            : throw new S3Exception("AccessDenied", 403, $"The account {request.Account} is not yours.");
    }

    public XElement Get(ControlRequest request)
    {
        request.Require("s3:GetAccessGrantsInstance");
        return Answer("GetAccessGrantsInstanceResult", request.Region, store.FindInstance(request.Region) ?? throw ControlErrors.NoInstance());
    }

    /// <summary>The instance that has the grants for a prefix, whichever that is: there is one.</summary>
    public static XElement GetForPrefix(ControlRequest request)
    {
        request.Require("s3:GetAccessGrantsInstanceForPrefix");
        var prefix = request.Query["s3prefix"] ?? "";
        return Scope.IsPath(prefix)
            ? new XElement("GetAccessGrantsInstanceForPrefixResult", Names(request.Region))
            : throw ControlErrors.InvalidRequest($"The s3prefix '{prefix}' must be s3://bucket or s3://bucket/prefix.");
    }

    public XElement? Delete(ControlRequest request)
    {
        request.Require("s3:DeleteAccessGrantsInstance");
        store.DeleteInstance(request.Region);
        return null;
    }

    private static XElement Answer(string name, string region, DateTimeOffset created) =>
        new(name, new XElement("CreatedAt", ControlXml.Time(created)), Names(region));

    private static XElement[] Names(string region) =>
    [
        new("AccessGrantsInstanceId", "default"),
        new("AccessGrantsInstanceArn", $"arn:aws:s3:{region}:{SandboxAccount.Id}:access-grants/default"),
    ];
}
