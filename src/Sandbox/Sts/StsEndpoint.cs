using System.Xml.Linq;
using Sandbox.Auth;
using Sandbox.Refusals;
using Sandbox.Wire;

namespace Sandbox.Sts;

/// <summary>The two actions of STS that a portal needs, at the root of the same server.</summary>
internal sealed class StsEndpoint(SessionStore sessions, SessionDurations options)
{
    private const string Version = "2011-06-15";

    /// <summary>S3 has neither a form at its root nor a query with this version, so the two never meet.</summary>
    public static bool Serves(HttpContext context)
    {
        var target = RequestTarget.Of(context);
        var isForm = HttpMethods.IsPost(context.Request.Method)
            && context.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) is true;
        var isQuery = HttpMethods.IsGet(context.Request.Method) && target.Parameters().Contains(("Version", Version));
        return target.Path == "/" && (isForm || isQuery);
    }

    /// <summary>Answers always, refusals too.</summary>
    public async Task HandleAsync(HttpContext context, AuthenticatedRequest request)
    {
        try
        {
            var parameters = await StsParameters.ReadAsync(context.Request, request.Body, context.RequestAborted);
            var action = parameters.Find("Action") ?? throw new StsException("MissingAction", 400, "The request must contain the parameter Action.");
            var result = Answer(action, parameters, request.Caller);
            await StsXml.WriteAsync(context, action, result);
        }
        catch (StsException exception)
        {
            await StsXml.WriteErrorAsync(context, exception.Code, exception.Status, exception.Message);
        }
        catch (S3Exception exception)
        {
            await WriteErrorAsync(context, exception);
        }
    }

    /// <summary>A refusal of the authenticator, in the words STS has for it.</summary>
    public static Task WriteErrorAsync(HttpContext context, S3Exception exception)
    {
        var (code, status) = exception.Code switch
        {
            "InvalidAccessKeyId" or "InvalidToken" => ("InvalidClientTokenId", 403),
            "ExpiredToken" => ("ExpiredToken", 403),
            "AccessDenied" => ("MissingAuthenticationToken", 403),
            "AuthorizationHeaderMalformed" => ("IncompleteSignature", 400),
            "RequestTimeTooSkewed" => ("SignatureDoesNotMatch", 403),
            var other => (other, exception.Status),
        };
        return StsXml.WriteErrorAsync(context, code, status, exception.Message);
    }

    private XElement Answer(string action, StsParameters parameters, Caller caller)
    {
        if (parameters.Find("Version") is not (null or Version))
        {
            throw new StsException(
                "InvalidAction", 400, $"Could not find operation {action} for version {parameters.Find("Version")}; use {Version}.");
        }
        return action switch
        {
            "AssumeRole" => new AssumeRole(sessions, options).Answer(parameters, caller),
            "GetCallerIdentity" => Identity(parameters, caller),
            _ => throw new StsException("InvalidAction", 400, $"The action {action} is not valid for this web service."),
        };
    }

    private static XElement Identity(StsParameters parameters, Caller caller)
    {
        parameters.RequireOnly();
        return new XElement("GetCallerIdentityResult",
            new XElement("Arn", SandboxAccount.Arn(caller)),
            new XElement("UserId", SandboxAccount.UserId(caller)),
            new XElement("Account", SandboxAccount.Id));
    }
}
