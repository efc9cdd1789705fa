using System.Security.Cryptography;
using Microsoft.AspNetCore.Connections;
using Sandbox.Auth;
using Sandbox.Auth.Signatures;
using Sandbox.Refusals;
using Sandbox.S3;
using Sandbox.S3.Requests;
using Sandbox.S3Control;
using Sandbox.Sts;
using Sandbox.Wire;

namespace Sandbox;

/// <summary>Everything the server answers: who asks is found out first, then what, and every refusal leaves as S3 words it.</summary>
internal sealed partial class RequestHandler(Operations operations, RequestAuthenticator authenticator, StsEndpoint sts, ControlEndpoint control, ILogger logger)
{
    public async Task HandleAsync(HttpContext context)
    {
        context.Response.Headers["x-amz-request-id"] = RandomNumberGenerator.GetHexString(16);
        context.Response.Headers["x-amz-id-2"] = "sandbox";
        context.Response.Headers.Server = "AmazonS3";
        CloseAfterUnwanted(context, context.Request.ContentLength == 0);
        var target = RequestTarget.Of(context);
        try
        {
            await AnswerAsync(context, target);
        }
        catch (Exception exception) when (!context.RequestAborted.IsCancellationRequested)
        {
            CloseAfterUnwanted(context, !context.Response.HasStarted);
            await RefuseAsync(context, Worded(exception));
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // The client is gone, and nobody is left to be told.
        }
    }

    // AWS's Python clients take the answer on a connection for the next one's, too, when they were not told to continue: it hangs.
    private static void CloseAfterUnwanted(HttpContext context, bool isUnwanted)
    {
        if (isUnwanted && context.Request.Headers.Expect.Count > 0)
        {
            context.Response.Headers.Connection = "close";
        }
    }

    private async Task AnswerAsync(HttpContext context, RequestTarget target)
    {
        Browsers.Refuse(context.Request);
        var isSts = StsEndpoint.Serves(context);
        var authenticated = await authenticator.AuthenticateAsync(context, isSts ? SignatureClaim.Sts : SignatureClaim.S3);
        if (isSts)
        {
            await sts.HandleAsync(context, authenticated);
            return;
        }
        if (ControlEndpoint.Serves(context, target))
        {
            await control.HandleAsync(context, authenticated, target);
            return;
        }
        var request = new S3Request(context, authenticated, Address.Of(context.Request, target), new Query(target)) { Policies = operations.Policies };
        await operations.Find(request).AnswerAsync(request);
    }

    private static Task RefuseAsync(HttpContext context, S3Exception error) => context switch
    {
        _ when StsEndpoint.Serves(context) => StsEndpoint.WriteErrorAsync(context, error),
        _ when ControlEndpoint.Serves(context, RequestTarget.Of(context)) => ControlXml.WriteErrorAsync(context, error),
        _ => ErrorAnswer.WriteAsync(context, error),
    };

    private S3Exception Worded(Exception exception)
    {
        switch (exception)
        {
            case S3Exception refused:
                return refused;
            case ConnectionResetException or ConnectionAbortedException:
                return new S3Exception("RequestTimeout", 400, "Your socket connection to the server was not read from or written to within the timeout period.");
            case BadHttpRequestException bad:
                return new S3Exception("IncompleteBody", 400, $"You did not provide the number of bytes specified by the Content-Length HTTP header: {bad.Message}");
            case IOException or UnauthorizedAccessException:
                WriteFailed(exception);
                return new S3Exception("InternalError", 500, $"The sandbox could not use its folder: {exception.Message}");
            default:
                RequestFailed(exception);
                return new S3Exception("InternalError", 500, "We encountered an internal error. Please try again.");
        }
    }

    [LoggerMessage(LogLevel.Error, "The folder could not be read or written")]
    private partial void WriteFailed(Exception exception);

    [LoggerMessage(LogLevel.Error, "A request failed")]
    private partial void RequestFailed(Exception exception);
}
