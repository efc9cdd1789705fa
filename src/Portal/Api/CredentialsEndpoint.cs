using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using Curation.Store;
using Portal.Credentials;
using Portal.Credentials.Tokens;
using Portal.Ground;

namespace Portal.Api;

/// <summary>
/// Credentials for programs: <c>POST /api/credentials</c> with a token as bearer answers what a <c>credential_process</c> prints. Cookies
/// count for nothing here, so no page of another site can make a browser ask.
/// </summary>
internal static class CredentialsEndpoint
{
    private const int LongestBody = 1024;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static void MapCredentials(this IEndpointRouteBuilder app)
    {
        var failures = new FailureLimit(app.ServiceProvider.GetRequiredService<TimeProvider>());

        // All methods, so that the wrong one is told so instead of being asked to sign in.
        app.Map("/api/credentials", (HttpContext context, Renewals renewals) => AnswerAsync(context, renewals, failures)).AllowAnonymous().DisableAntiforgery();
    }

    private static async Task AnswerAsync(HttpContext context, Renewals renewals, FailureLimit failures)
    {
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            if (!HttpMethods.IsPost(context.Request.Method))
            {
                context.Response.Headers.Allow = "POST";
                await RefuseAsync(context, StatusCodes.Status405MethodNotAllowed, "Ask with POST: /api/credentials gives credentials to programs that have an access token.");
                return;
            }

            var token = TokenOf(context.Request);
            var duration = await DurationAsync(context.Request);
            var given = await renewals.RenewAsync(token, duration, KindOf(context), context.RequestAborted);
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(CredentialText.ProcessJson(given), context.RequestAborted);
        }
        catch (TokenRefusedException refused)
        {
            var wait = refused.Fault is TokenFault.Unknown ? failures.Count(context.Connection.RemoteIpAddress) : refused.Wait;
            await RefuseAsync(context, wait > TimeSpan.Zero ? StatusCodes.Status429TooManyRequests : StatusOf(refused.Fault), MessageFor(refused, wait), wait);
        }
        catch (StoreException exception)
        {
            await RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, exception.Message);
        }
        catch (Exception exception) when (StorageFaults.MessageFor(exception) is { } words)
        {
            await RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, words, StorageFaults.TryAfter);
        }
    }

    private static string? TokenOf(HttpRequest request)
    {
        if (request.Query.Count > 0)
        {
            throw new TokenRefusedException(TokenFault.Wrong, "The address takes no parameters: the token goes into the header “Authorization: Bearer …”, the duration into the body.");
        }

        return request.Headers.Authorization is [{ } only] && AuthenticationHeaderValue.TryParse(only, out var sent)
            && string.Equals(sent.Scheme, "Bearer", StringComparison.OrdinalIgnoreCase)
                ? sent.Parameter
                : throw new TokenRefusedException(TokenFault.Unknown, "Send an access token in one header “Authorization: Bearer …”. A deposit's Upload page makes them.");
    }

    // Nothing, or {"duration": seconds}; read to a bound, whatever length is announced.
    private static async Task<TimeSpan> DurationAsync(HttpRequest request)
    {
        var body = new byte[LongestBody + 1];
        var read = await request.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
        if (read == 0)
        {
            return Renewals.Usual;
        }

        try
        {
            if (read <= LongestBody && JsonSerializer.Deserialize<CredentialsRequest>(body.AsSpan(0, read), Options) is { } asked)
            {
                return asked.Duration is not { } seconds ? Renewals.Usual
                    : seconds is >= 900 and <= 43_200 ? TimeSpan.FromSeconds(seconds)
                    : throw new TokenRefusedException(TokenFault.Wrong, "The duration lies between 900 and 43,200 seconds: 15 minutes and 12 hours.");
            }
        }
        catch (JsonException)
        {
            // Said below.
        }

        throw new TokenRefusedException(TokenFault.Wrong, "The body is empty, or JSON like {\"duration\": 3600} with the seconds that the credentials shall last.");
    }

    private static string MessageFor(TokenRefusedException refused, TimeSpan wait) => refused.Fault is TokenFault.Unknown && wait > TimeSpan.Zero
        ? $"Too many wrong tokens came from your address: wait {Math.Ceiling(wait.TotalMinutes):0} minutes."
        : refused.Message;

    private static int StatusOf(TokenFault fault) => fault switch
    {
        TokenFault.Unknown => StatusCodes.Status401Unauthorized,
        TokenFault.Ended => StatusCodes.Status403Forbidden,
        TokenFault.Wrong => StatusCodes.Status400BadRequest,
        TokenFault.TooMany => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status409Conflict,
    };

    private static Task RefuseAsync(HttpContext context, int status, string sentence, TimeSpan wait = default)
    {
        var response = context.Response;
        response.StatusCode = status;
        if (status == StatusCodes.Status401Unauthorized)
        {
            response.Headers.WWWAuthenticate = "Bearer";
        }

        if (wait > TimeSpan.Zero)
        {
            response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        // A script prints the sentence as it is; a program reads the same in JSON.
        if (context.Request.Headers.Accept.ToString().StartsWith("text/plain", StringComparison.OrdinalIgnoreCase))
        {
            response.ContentType = "text/plain; charset=utf-8";
            return response.WriteAsync(sentence + "\n", context.RequestAborted);
        }

        return response.WriteAsJsonAsync(new { error = sentence }, Options, "application/json; charset=utf-8", context.RequestAborted);
    }

    private static string KindOf(HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } or { AddressFamily: AddressFamily.InterNetwork } => "IPv4",
        _ => "IPv6",
    };

    private sealed record CredentialsRequest(int? Duration);
}
