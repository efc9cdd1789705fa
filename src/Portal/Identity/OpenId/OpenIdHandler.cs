using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Portal.Identity.OpenId;

/// <summary>
/// The code flow of OpenID Connect on the framework's OAuth handler, which brings PKCE, the protected state and the cookie that binds it
/// to this browser. It answers the callback itself, so that only our own words reach the log.
/// </summary>
internal sealed class OpenIdHandler(
    IOptionsMonitor<OpenIdOptions> options, ILoggerFactory loggers, UrlEncoder encoder, Provider provider, CodeExchange exchange, IdTokens tokens, UserInfo userInfo,
    ClaimReader claims, Sessions sessions) : OAuthHandler<OpenIdOptions>(options, loggers, encoder)
{
    private const string Nonce = "nonce";
    private const string AnewSince = "anew-since";

    // A bound on the age of a sign-in obliges the provider to tell when that was. A year has nobody sign in again.
    private const string AnyAge = "31536000";

    private OpenIdConnectConfiguration? known;

    /// <summary>Has the provider ask the person once more who they are, even if it knows.</summary>
    public static AuthenticationProperties Anew(AuthenticationProperties properties, DateTimeOffset now)
    {
        properties.Items[AnewSince] = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return properties;
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        try
        {
            known = await provider.GetAsync(Context.RequestAborted);
        }
        catch (SignInException fault)
        {
            Response.Redirect(SignInFailed.Address(fault.Fault, properties.RedirectUri));
            return;
        }

        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri)
    {
        var nonce = new OpenIdConnectProtocolValidator().GenerateNonce();
        properties.Items[Nonce] = nonce;
        var asked = new Uri(base.BuildChallengeUrl(properties, redirectUri));
        var address = QueryHelpers.AddQueryString(known!.AuthorizationEndpoint, QueryHelpers.ParseQuery(asked.Query));
        address = QueryHelpers.AddQueryString(address, Nonce, nonce);

        // Providers know one or the other.
        return properties.Items.ContainsKey(AnewSince)
            ? QueryHelpers.AddQueryString(address, new Dictionary<string, string?> { ["prompt"] = "login", ["max_age"] = "0" })
            : QueryHelpers.AddQueryString(address, "max_age", AnyAge);
    }

    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        var properties = Options.StateDataFormat.Unprotect(Request.Query["state"]);
        if (properties is null)
        {
            return HandleRequestResult.Fail(new SignInException(SignInFault.Stale, "The state is missing, altered or too old."));
        }

        if (!ValidateCorrelationId(properties))
        {
            return HandleRequestResult.Fail(new SignInException(SignInFault.Stale, "The sign-in was begun in another browser, or answered before."), properties);
        }

        try
        {
            return HandleRequestResult.Success(await AnsweredAsync(properties));
        }
        catch (SignInException fault)
        {
            return HandleRequestResult.Fail(fault, properties);
        }
        catch (OperationCanceledException)
        {
            return HandleRequestResult.Fail(new SignInException(SignInFault.Unreachable, "The provider did not answer in time."), properties);
        }
    }

    private async Task<AuthenticationTicket> AnsweredAsync(AuthenticationProperties properties)
    {
        var stop = Context.RequestAborted;
        var config = await provider.GetAsync(stop);
        CheckAnswer(config);
        var nonce = Taken(properties, Nonce);
        var verifier = Taken(properties, OAuthConstants.CodeVerifierKey);
        var answer = await exchange.ExchangeAsync(config, Request.Query["code"].ToString(), verifier, BuildRedirectUri(Options.CallbackPath), stop);
        var token = await tokens.ReadAsync(answer.IdToken, answer.AccessToken, nonce, stop);
        var more = claims.IsEnough(token) ? null : await userInfo.AskAsync(config, token, answer.AccessToken, stop);
        var proved = ProvedAt(token, properties);
        var before = await Context.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        var principal = await sessions.BeginAsync(claims.Read(token, more), answer.IdToken, proved, Request.Headers.UserAgent, before.Principal, stop);
        return new AuthenticationTicket(principal, properties, Scheme.Name);
    }

    // A provider that does not tell is taken at its word where it was asked to have the person sign in, and sent them back. Where it was not, it may
    // have known them for days: nothing is proved then, or a sign-in anew would be had by signing in as usual.
    private static DateTimeOffset ProvedAt(JsonElement token, AuthenticationProperties properties)
    {
        var told = IdTokens.Time(token, "auth_time") is { } seconds && seconds is > 0 and < 253_402_300_800 ? DateTimeOffset.UnixEpoch.AddSeconds(seconds) : (DateTimeOffset?)null;
        var since = properties.Items.Remove(AnewSince, out var text) && long.TryParse(text, CultureInfo.InvariantCulture, out var at) ? DateTimeOffset.FromUnixTimeSeconds(at) : (DateTimeOffset?)null;
        return told < since - IdTokens.Skew
            ? throw new SignInException(SignInFault.NotAnew, "The provider was asked to have the person sign in once more, and did not.")
            : told ?? since ?? DateTimeOffset.UnixEpoch;
    }

    // An answer that another provider sent here must not take our code there (RFC 9207).
    private void CheckAnswer(OpenIdConnectConfiguration config)
    {
        var issuer = Request.Query["iss"];
        var promised = config.AdditionalData.TryGetValue("authorization_response_iss_parameter_supported", out var said) && said is true;
        if (issuer.Count == 0 ? promised : issuer != config.Issuer)
        {
            throw new SignInException(SignInFault.Untrusted, "The answer is of another issuer than the one that was asked.");
        }

        if (Request.Query["error"].ToString() is { Length: > 0 } error)
        {
            throw error switch
            {
                "access_denied" => new SignInException(SignInFault.Denied, "The provider said access_denied."),
                "temporarily_unavailable" or "server_error" => new SignInException(SignInFault.Unreachable, $"The provider said {error}."),
                _ => new SignInException(SignInFault.Refused, $"The provider said {CodeExchange.Known(error)}."),
            };
        }

        if (Request.Query["code"].Count != 1)
        {
            throw new SignInException(SignInFault.Odd, "The answer has no code.");
        }
    }

    // Used once, and no part of the session that begins.
    private static string Taken(AuthenticationProperties properties, string item) =>
        properties.Items.Remove(item, out var value) && value is not null ? value : throw new SignInException(SignInFault.Stale, "The state is not one of a sign-in.");
}
