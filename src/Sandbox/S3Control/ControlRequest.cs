using System.Xml.Linq;
using Sandbox.Auth;
using Sandbox.S3;
using Sandbox.Storage.Checksums;
using Sandbox.Sts;

namespace Sandbox.S3Control;

/// <summary>One call of S3 Control: who asks, for which account and region, and with which words.</summary>
internal sealed class ControlRequest(HttpContext http, AuthenticatedRequest authenticated, RequestTarget target)
{
    public const string Root = "/v20180820/accessgrantsinstance";

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

    public async Task<XElement> BodyAsync(string root)
    {
        var bytes = await SmallBody.ReadAsync(authenticated.Body, http.RequestAborted);
        RequireChecksum(bytes);
        return Xml.Parse(bytes, root);
    }

    // AWS also takes other algorithms; its clients send this one.
    private void RequireChecksum(byte[] bytes)
    {
        using var running = new RunningChecksum(ChecksumAlgorithm.Crc32);
        running.Append(bytes);
        if (http.Request.Headers["x-amz-checksum-crc32"] is [{ } sent, ..] && sent != Convert.ToBase64String(running.Finish()))
        {
            throw new S3Exception("BadDigest", 400, "The CRC32 you specified did not match the calculated checksum.");
        }
    }
}
