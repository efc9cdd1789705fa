using System.Xml.Linq;
using Sandbox.S3;
using Sandbox.Storage;
using Sandbox.Sts;

namespace Sandbox.S3Control;

/// <summary>The one instance of Access Grants of this account and region.</summary>
internal sealed class Instances(GrantStore store)
{
    public XElement Create(ControlRequest request)
    {
        request.Require("s3:CreateAccessGrantsInstance");
        return request.IsOwnAccount
            ? Answer("CreateAccessGrantsInstanceResult", request.Region, store.CreateInstance(request.Region))
            : throw new S3Exception("AccessDenied", 403, $"The account {request.Account} is not yours.");
    }

    public XElement Get(ControlRequest request)
    {
        request.Require("s3:GetAccessGrantsInstance");
        return Answer("GetAccessGrantsInstanceResult", request.Region, store.FindInstance(request.Region) ?? throw ControlErrors.NoInstance());
    }

    public XElement? Delete(ControlRequest request)
    {
        request.Require("s3:DeleteAccessGrantsInstance");
        store.DeleteInstance(request.Region);
        return null;
    }

    private static XElement Answer(string name, string region, DateTimeOffset created) => new(name,
        new XElement("CreatedAt", ControlXml.Time(created)),
        new XElement("AccessGrantsInstanceId", "default"),
        new XElement("AccessGrantsInstanceArn", $"arn:aws:s3:{region}:{SandboxAccount.Id}:access-grants/default"));
}
