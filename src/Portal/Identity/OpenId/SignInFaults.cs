using Curation.Workflow.Actors;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Portal.Identity.OpenId;

/// <summary>
/// What an exception of the framework's handler means for the person. Its own words may hold tokens and what others wrote: they stay out.
/// </summary>
internal static class SignInFaults
{
    private static readonly string[] Errors =
    [
        "invalid_request", "invalid_client", "invalid_grant", "unauthorized_client", "unsupported_grant_type", "unsupported_response_type",
        "invalid_scope", "login_required", "consent_required", "interaction_required", "account_selection_required", "invalid_redirect_uri",
        "invalid_request_uri", "request_not_supported", "request_uri_not_supported",
    ];

    public static SignInException Of(Exception? exception) => exception switch
    {
        SignInException known => known,
        { InnerException: SignInException known } => known,
        OpenIdConnectProtocolException said when said.Data.Contains("error") => OfError(said.Data["error"] as string),
        OpenIdConnectProtocolException => new(SignInFault.Untrusted, $"The ID token does not belong to this sign-in ({exception.GetType().Name})."),
        AuthenticationFailureException => new(
            SignInFault.Stale,
            "The answer belongs to no sign-in of this browser: its state is missing, altered or too old, or it was answered before."),
        OperationCanceledException => new(SignInFault.Unreachable, "The provider did not answer in time."),
        RefusedException refused => new(SignInFault.Odd, refused.Message),
        _ => new(SignInFault.Odd, $"The sign-in broke off ({exception?.GetType().Name})."),
    };

    /// <summary>An error by its name in the protocol; what else somebody wrote there stays out of the log.</summary>
    public static string Known(string? error) => Errors.Contains(error, StringComparer.Ordinal) ? error! : "an error without a known name";

    private static SignInException OfError(string? error) => error switch
    {
        null => new(SignInFault.Odd, "The provider's answer has neither what was asked for nor an error."),
        "access_denied" => new(SignInFault.Denied, "The provider said access_denied."),
        "temporarily_unavailable" or "server_error" => new(SignInFault.Unreachable, $"The provider said {error}."),
        _ => new(SignInFault.Refused, $"The provider said {Known(error)}."),
    };
}
