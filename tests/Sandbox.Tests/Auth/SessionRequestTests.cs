using Microsoft.AspNetCore.Http;
using Sandbox.Auth;
using Sandbox.Refusals;
using Sandbox.Tests.Running;
using Testing.Clocks;

namespace Sandbox.Tests.Auth;

public sealed class SessionRequestTests
{
    private readonly FixedClock clock = new(Signing.Now);
    private readonly SessionCredentials session;

    public SessionRequestTests() =>
        session = new SessionStore(Signing.RootSecret, clock).Issue("portal", "ana", TimeSpan.FromMinutes(10), null);

    [Fact]
    public async Task A_request_of_a_session_is_its_own()
    {
        var request = await AuthenticateAsync(Signed(session.Token, session.Secret));

        Assert.Equal("ana", request.Caller.SessionName);
    }

    [Fact]
    public async Task A_link_of_a_session_carries_its_token()
    {
        var link = Signing.Presigned("GET", "/bucket/key", 60, session.Token, session.AccessKeyId, session.Secret);

        Assert.Equal("ana", (await AuthenticateAsync(RawRequests.Of("GET", link, [("host", "127.0.0.1:5081")]))).Caller.SessionName);
    }

    [Fact]
    public async Task A_request_of_a_session_that_is_over_is_refused()
    {
        clock.Now = session.Expires;

        Assert.Equal("ExpiredToken", await RefusalAsync(Signed(session.Token, session.Secret)));
    }

    [Fact]
    public async Task A_link_dies_with_its_session_though_it_was_made_for_longer()
    {
        var link = Signing.Presigned("GET", "/bucket/key", 3600, session.Token, session.AccessKeyId, session.Secret);
        clock.Now = session.Expires;

        Assert.Equal("ExpiredToken", await RefusalAsync(RawRequests.Of("GET", link, [("host", "127.0.0.1:5081")])));
    }

    [Fact]
    public async Task A_stolen_token_without_its_secret_is_worth_nothing() =>
        Assert.Equal("SignatureDoesNotMatch", await RefusalAsync(Signed(session.Token, "guess")));

    [Fact]
    public async Task A_session_key_without_its_token_is_unknown()
    {
        var context = Signing.Signed("GET", "/bucket/key", [], key: session.AccessKeyId, secret: session.Secret);

        Assert.Equal("InvalidAccessKeyId", await RefusalAsync(context));
    }

    [Fact]
    public async Task The_root_key_has_no_token()
    {
        var context = Signing.Signed("GET", "/bucket/key", [], [("x-amz-security-token", session.Token)]);

        Assert.Equal("InvalidToken", await RefusalAsync(context));
    }

    private DefaultHttpContext Signed(string token, string secret) =>
        Signing.Signed("GET", "/bucket/key", [], [("x-amz-security-token", token)], key: session.AccessKeyId, secret: secret);

    private Task<AuthenticatedRequest> AuthenticateAsync(HttpContext context) => Signing.Authenticator(clock).AuthenticateAsync(context);

    private async Task<string> RefusalAsync(HttpContext context) => (await Assert.ThrowsAsync<S3Exception>(() => AuthenticateAsync(context))).Code;
}
