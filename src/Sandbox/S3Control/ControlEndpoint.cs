using System.Xml.Linq;
using Sandbox.Auth;
using Sandbox.Refusals;
using Sandbox.Storage;
using Sandbox.Wire;

namespace Sandbox.S3Control;

/// <summary>Access Grants as S3 Control has them, at <c>ACCOUNT.host/v20180820/accessgrantsinstance</c> of the same server.</summary>
internal sealed class ControlEndpoint(GrantStore store, SessionStore sessions, string region, SessionDurations durations)
{
    private readonly Instances instances = new(store);
    private readonly Locations locations = new(store);
    private readonly Grants grants = new(store);
    private readonly DataAccess access = new(store, sessions, durations);

    /// <summary>A bucket of this name would have no header with an account.</summary>
    public static bool Serves(HttpContext context, RequestTarget target) =>
        target.Path.StartsWith("/v20180820/", StringComparison.Ordinal) && context.Request.Headers["x-amz-account-id"].Count > 0;

    public async Task HandleAsync(HttpContext context, AuthenticatedRequest authenticated, RequestTarget target)
    {
        if (!target.Path.StartsWith(ControlRequest.Root, StringComparison.Ordinal))
        {
            throw new S3Exception("NotImplemented", 501, $"Of S3 Control only {ControlRequest.Root} is implemented here.");
        }
        var request = new ControlRequest(context, authenticated, target);
        RequireOneAccount(context, request);
        await request.ReadAsync();
        if (Answer(request) is { } answer)
        {
            await ControlXml.WriteAsync(context, answer);
            return;
        }
        context.Response.StatusCode = 204;
    }

    private XElement? Answer(ControlRequest request) => (request.Method, request.Path.Split('/')) switch
    {
        ("POST", [""]) => instances.Create(request.Heeding()),
        _ when !HasInstance(request) => throw ControlErrors.NoInstance(),
        ("GET", [""]) => instances.Get(request.Heeding()),
        ("GET", ["prefix"]) => Instances.GetForPrefix(request.Heeding("s3prefix")),
        ("DELETE", [""]) => instances.Delete(request.Heeding()),
        ("POST", ["location"]) => locations.Create(request.Heeding()),
        ("GET", ["location", _]) => locations.Get(request.Heeding()),
        ("DELETE", ["location", _]) => locations.Delete(request.Heeding()),
        ("GET", ["locations"]) => locations.List(request.Heeding("locationscope", "maxResults", "nextToken")),
        ("POST", ["grant"]) => grants.Create(request.Heeding()),
        ("GET", ["grant", _]) => grants.Get(request.Heeding()),
        ("DELETE", ["grant", _]) => grants.Delete(request.Heeding()),
        ("GET", ["grants"]) => grants.List(request.Heeding(
            "application_arn", "granteeidentifier", "granteetype", "grantscope", "maxResults", "nextToken", "permission")),
        ("GET", ["caller", "grants"]) => grants.ListOfCaller(request.Heeding("allowedByApplication", "grantscope", "maxResults", "nextToken")),
        ("GET", ["dataaccess"]) => access.Get(request.Heeding("auditContext", "durationSeconds", "permission", "privilege", "target", "targetType")),
        _ => throw new S3Exception("NotImplemented", 501, $"{request.Method} {request.Path} is not implemented here."),
    };

    // In another region, or under another account, there is an instance too at most: not this one.
    private bool HasInstance(ControlRequest request) =>
        request.IsOwnAccount && request.Region == region && store.FindInstance(region) is not null;

    private static void RequireOneAccount(HttpContext context, ControlRequest request)
    {
        var first = context.Request.Host.Host.Split('.')[0];
        if (first.Length == 12 && first.All(char.IsAsciiDigit) && first != request.Account)
        {
            throw ControlErrors.InvalidRequest($"The account {first} of the host is not that of the header x-amz-account-id.");
        }
    }
}
