using System.Xml.Linq;
using Sandbox.Auth;
using Sandbox.Refusals;
using Sandbox.Wire;

namespace Sandbox.S3Control;

/// <summary>One call of S3 Control: who asks, for which account and region, and with which words.</summary>
internal sealed class ControlRequest(HttpContext http, AuthenticatedRequest authenticated, RequestTarget target)
{
    public const string Root = "/v20180820/accessgrantsinstance";

    private static readonly string[] Known =
    [
        "allowedByApplication", "application_arn", "auditContext", "durationSeconds", "granteeidentifier", "granteetype", "grantscope", "instanceScope",
        "locationscope", "maxResults", "nextToken", "permission", "privilege", "s3prefix", "target", "targetType",
    ];

    private byte[] body = [];

    public string Method => http.Request.Method;

    /// <summary>What stands behind the instance: <c>grant/7</c>; empty for the instance itself.</summary>
    public string Path { get; } = Uri.UnescapeDataString(target.Path)[Root.Length..].Trim('/');

    /// <summary>The last piece of the path; empty where it names none.</summary>
    public string Id => Path.Split('/') is [_, var id] && id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? id : "";

    public Query Query { get; } = new(target);

    public Caller Caller => authenticated.Caller;

    public string Region => authenticated.Region;

    public string Account => http.Request.Headers["x-amz-account-id"].ToString();

    public bool IsOwnAccount => Account == SandboxAccount.Id;

    public void Require(string action)
    {
        var instance = $"arn:aws:s3:{Region}:{SandboxAccount.Id}:access-grants/default";
        if (!Caller.Allows(action, instance, null))
        {
            throw new S3Exception("AccessDenied", 403,
                $"User: {SandboxAccount.Arn(Caller)} is not authorized to perform: {action} on resource: {instance} because no identity-based policy allows the {action} action");
        }
    }

    /// <summary>This request, if of all that S3 Control knows it asks for nothing but this.</summary>
    public ControlRequest Heeding(params string[] parameters)
    {
        if (Query.Names.FirstOrDefault(name => Known.Contains(name) && !parameters.Contains(name)) is { } missing)
        {
            throw Refusal.NotImplementedParameter(missing);
        }
        if (parameters.FirstOrDefault(Query.IsRepeated) is { } repeated)
        {
            throw ControlErrors.InvalidRequest($"The parameter {repeated} stands more than once.");
        }
        return this;
    }

    /// <summary>Reads the body, which is small, and holds it against what was said of it.</summary>
    public async Task ReadAsync()
    {
        body = await BoundedBody.ReadAsync(authenticated.Body, http.RequestAborted);
        ControlHeaders.Require(http.Request, body);
    }

    /// <summary>What stands in the body; an empty one stands for a document without content.</summary>
    public XElement Document(string root, params string[] paths) => body.Length == 0
        ? new XElement(root)
        : Xml.Parse(body, new DocumentShape(root, paths), http.RequestAborted);
}
