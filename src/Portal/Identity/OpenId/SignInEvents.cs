using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Portal.Identity.OpenId;

/// <summary>
/// What the portal has to say in the framework's sign-in: which answers it takes, who comes in by them, and where whoever does not is led. The handler's
/// own log is off, since it quotes what others wrote.
/// </summary>
internal sealed partial class SignInEvents(Provider provider, UserInfo userInfo, ClaimReader claims, Sessions sessions, ILogger<SignInEvents> logger) : OpenIdConnectEvents
{
    private const string AnewSince = "anew-since";

    /// <summary>Has the provider ask the person once more who they are, even if it knows.</summary>
    public static OpenIdConnectChallengeProperties Anew(DateTimeOffset now)
    {
        // Providers know one or the other.
        var properties = new OpenIdConnectChallengeProperties { Prompt = "login", MaxAge = TimeSpan.Zero };
        properties.Items[AnewSince] = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return properties;
    }

    /// <summary>Leads whoever was not signed in to the page that says why.</summary>
    public void Refuse(HttpContext context, Exception? exception, string? returnUrl)
    {
        var fault = SignInFaults.Of(exception);
        NotSignedIn(fault.Fault, fault.Message);
        context.Response.Redirect(SignInFailed.Address(fault.Fault, returnUrl));
    }

    public override async Task MessageReceived(MessageReceivedContext context)
    {
        if (context.Properties!.Items.Count == 0)
        {
            return; // No state of ours: the handler refuses it.
        }

        // An answer that another provider sent here must not take our code there (RFC 9207).
        var config = await provider.GetAsync(context.HttpContext.RequestAborted);
        var issuer = context.Request.Query["iss"];
        if (issuer.Count == 0 ? config.AuthorizationResponseIssParameterSupported : issuer != config.Issuer)
        {
            throw new SignInException(SignInFault.Untrusted, "The answer is of another issuer than the one that was asked.");
        }

        if (string.IsNullOrEmpty(context.ProtocolMessage.Error) && context.Request.Query["code"].Count != 1)
        {
            throw new SignInException(SignInFault.Odd, "The answer has no code in its address, or several.");
        }
    }

    public override Task TokenResponseReceived(TokenResponseReceivedContext context) =>
        context.TokenEndpointResponse is { IdToken: not null, AccessToken: not null, TokenType: { } type } && type.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
            ? Task.CompletedTask
            : throw new SignInException(SignInFault.Odd, "The token endpoint's answer lacks the ID token, the access token or its type.");

    // Here and not when the ID token is read: only now nonce and at_hash are checked.
    public override async Task TicketReceived(TicketReceivedContext context)
    {
        try
        {
            var begun = await BeginAsync(context);

            // No token goes into the cookie.
            (context.Principal, context.Properties) = (begun.Principal, new AuthenticationProperties());
            context.ReturnUri = begun.LostRole is { } lost ? RoleUnsaidPage.Address(lost, context.ReturnUri) : context.ReturnUri;
        }
        catch (Exception exception)
        {
            Refuse(context.HttpContext, exception, context.ReturnUri);
            context.HandleResponse();
        }
    }

    public override Task RemoteFailure(RemoteFailureContext context)
    {
        Refuse(context.HttpContext, context.Failure, context.Properties?.RedirectUri);
        context.HandleResponse();
        return Task.CompletedTask;
    }

    private async Task<Sessions.StartedSession> BeginAsync(TicketReceivedContext context)
    {
        var (http, properties, stop) = (context.HttpContext, context.Properties!, context.HttpContext.RequestAborted);
        var token = SignedToken.Parse(properties.GetTokenValue(OpenIdConnectParameterNames.IdToken), "ID token");
        var accessToken = properties.GetTokenValue(OpenIdConnectParameterNames.AccessToken)!;
        var more = claims.IsEnough(token.Claims) ? null : await userInfo.AskAsync(await provider.GetAsync(stop), token.Claims, accessToken, stop);
        var proof = new SignInProof(token.Text, ProvedAt(token.Claims, properties), ProviderJson.Text(token.Claims, "sid"));
        var before = await http.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        var begun = await sessions.BeginAsync(claims.Read(token.Claims, more), proof, http.Request.Headers.UserAgent, before.Principal, stop);
        if (begun.LostRole is { } lost)
        {
            RoleUnsaid(lost);
        }

        return begun;
    }

    // A provider that does not tell is taken at its word where it was asked to have the person sign in, and sent them back. Where it was not, it may
    // have known them for days: nothing is proved then, or a sign-in anew would be had by signing in as usual.
    private static DateTimeOffset ProvedAt(JsonElement token, AuthenticationProperties properties)
    {
        var told = SignedToken.Time(token, "auth_time") is { } seconds && seconds is > 0 and < 253_402_300_800 ? DateTimeOffset.UnixEpoch.AddSeconds(seconds) : (DateTimeOffset?)null;
        var since = properties.Items.TryGetValue(AnewSince, out var text) && long.TryParse(text, CultureInfo.InvariantCulture, out var at) ? DateTimeOffset.FromUnixTimeSeconds(at) : (DateTimeOffset?)null;
        return told < since - SignedTokens.Skew
            ? throw new SignInException(SignInFault.NotAnew, "The provider was asked to have the person sign in once more, and did not.")
            : told ?? since ?? DateTimeOffset.UnixEpoch;
    }

    [LoggerMessage(LogLevel.Information, "Nobody was signed in ({Fault}): {Why}")]
    private partial void NotSignedIn(SignInFault fault, string why);

    [LoggerMessage(LogLevel.Warning, "The provider did not send what a role follows from: a {Role} came in as a contributor")]
    private partial void RoleUnsaid(Curation.Workflow.Actors.Role role);
}
