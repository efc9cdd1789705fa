using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Portal.Ground;

namespace Portal.Identity.OpenId;

/// <summary>
/// What the provider says of itself: its addresses and keys, fetched when they are first needed and kept for half a day. A provider that
/// fails is asked again at most every two seconds, one whose keys fit no signature at most every ten, however many people sign in.
/// </summary>
internal sealed partial class Provider : BaseConfigurationManager, IConfigurationManager<OpenIdConnectConfiguration>, IRemoteDependency, IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(12);
    private static readonly TimeSpan BetweenFailures = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BetweenRenewals = TimeSpan.FromSeconds(10);

    private readonly IdentityOptions identity;
    private readonly ProviderReader reader;
    private readonly TimeProvider clock;
    private readonly ILogger<Provider> logger;
    private readonly SemaphoreSlim one = new(1);
    private OpenIdConnectConfiguration? known;
    private SignInException? failure;
    private DateTimeOffset askAgainAt = DateTimeOffset.MinValue;
    private DateTimeOffset renewAgainAt = DateTimeOffset.MinValue;
    private volatile bool isDoubted;

    public Provider(IdentityOptions identity, ProviderReader reader, TimeProvider clock, ILogger<Provider> logger)
    {
        (this.identity, this.reader, this.clock, this.logger) = (identity, reader, clock, logger);
        UseLastKnownGoodConfiguration = false; // A key that the provider took back would open for another hour.
    }

    /// <summary>What is known, without asking; null if nothing is yet.</summary>
    public OpenIdConnectConfiguration? Known => known;

    public HealthPart Tell() => known is not null
        ? new HealthPart("sign-in provider", true, "answered", IsNeeded: false)
        : new HealthPart("sign-in provider", false, failure?.Message ?? "was not asked yet", IsNeeded: false);

    public async Task<OpenIdConnectConfiguration> GetAsync(CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            var now = clock.GetUtcNow();
            var renews = isDoubted && now >= renewAgainAt;
            (isDoubted, renewAgainAt) = (false, renews ? now + BetweenRenewals : renewAgainAt);
            if (renews || now >= askAgainAt)
            {
                await AskAsync();
            }

            return known ?? throw new SignInException(failure?.Fault ?? SignInFault.Unreachable, failure?.Message ?? "The provider was never reached.");
        }
        finally
        {
            one.Release();
        }
    }

    public override async Task<BaseConfiguration> GetBaseConfigurationAsync(CancellationToken cancel) => await GetAsync(cancel);

    Task<OpenIdConnectConfiguration> IConfigurationManager<OpenIdConnectConfiguration>.GetConfigurationAsync(CancellationToken cancel) => GetAsync(cancel);

    /// <summary>No key fits a signature: the provider may have new ones, under new names or under old ones. Whoever asks next finds out.</summary>
    public override void RequestRefresh() => isDoubted = true;

    public void Dispose() => one.Dispose();

    // Not by the token of whoever asks first: the others wait for the same answer. The reader ends it in time.
    private async Task AskAsync()
    {
        try
        {
            known = Checked(await OpenIdConnectConfigurationRetriever.GetAsync(
                $"{identity.Authority.TrimEnd('/')}/.well-known/openid-configuration", reader, CancellationToken.None));
            (failure, askAgainAt) = (null, clock.GetUtcNow() + Fresh);
        }
        catch (Exception exception)
        {
            // What was known goes on to serve: keys live longer than an outage.
            failure = AsFault(exception);
            askAgainAt = clock.GetUtcNow() + BetweenFailures;
            NotUnderstood(identity.Authority, failure.Message);
        }
    }

    private OpenIdConnectConfiguration Checked(OpenIdConnectConfiguration found)
    {
        if (found.Issuer?.TrimEnd('/') != identity.Authority.TrimEnd('/'))
        {
            throw new SignInException(SignInFault.Refused, "The discovery document names another issuer than Identity:Authority.");
        }

        if (!IdentityOptions.IsSafe(found.AuthorizationEndpoint) || !IdentityOptions.IsSafe(found.TokenEndpoint))
        {
            throw new SignInException(SignInFault.Refused, "The discovery document lacks an authorization or a token endpoint with an https address.");
        }

        if (!string.IsNullOrEmpty(found.PushedAuthorizationRequestEndpoint) && !IdentityOptions.IsSafe(found.PushedAuthorizationRequestEndpoint))
        {
            throw new SignInException(SignInFault.Refused, "The discovery document names an endpoint for pushed requests that is not https.");
        }

        return found.SigningKeys.Count > 0 ? found : throw new SignInException(SignInFault.Odd, "The provider names no key that signs.");
    }

    private static SignInException AsFault(Exception exception) => exception switch
    {
        SignInException fault => fault,
        { InnerException: SignInException fault } => fault,
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => new(SignInFault.Odd, "The provider's discovery document or its keys are too large."),
        HttpRequestException http => new(SignInFault.Unreachable, $"The provider cannot be reached ({http.HttpRequestError})."),
        TaskCanceledException => new(SignInFault.Unreachable, "The provider did not answer in time."),
        _ => new(SignInFault.Odd, $"The provider's discovery document or its keys cannot be read ({exception.GetType().Name})."),
    };

    [LoggerMessage(LogLevel.Warning, "The sign-in provider {Authority} cannot be used: {Why}")]
    private partial void NotUnderstood(string authority, string why);
}
