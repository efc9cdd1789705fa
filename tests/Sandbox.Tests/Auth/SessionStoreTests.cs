using Sandbox.Auth;
using Sandbox.Refusals;
using Sandbox.Tests.Running;
using Testing.Clocks;

namespace Sandbox.Tests.Auth;

public sealed class SessionStoreTests
{
    private const string Policy = """{"Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/p/*"}}""";

    private readonly FixedClock clock = new(Signing.Now);

    [Fact]
    public void A_session_survives_a_restart_of_the_server()
    {
        var issued = new SessionStore("root", clock).Issue("portal", "ana@lab", TimeSpan.FromHours(1), Policy);

        var (caller, secret) = new SessionStore("root", clock).Open(issued.AccessKeyId, issued.Token);

        Assert.Equal(issued.Secret, secret);
        Assert.Equal(("ana@lab", "portal", issued.AccessKeyId, false), (caller.SessionName, caller.RoleName, caller.AccessKeyId, caller.IsRoot));
        Assert.True(caller.Allows("s3:GetObject", "arn:aws:s3:::b/p/k", null));
        Assert.False(caller.Allows("s3:PutObject", "arn:aws:s3:::b/p/k", null));
    }

    [Fact]
    public void A_session_holds_until_the_second_it_expires()
    {
        var sessions = new SessionStore("root", clock);
        var issued = sessions.Issue("portal", "ana", TimeSpan.FromMinutes(15), null);

        clock.Now = issued.Expires.AddTicks(-1);
        sessions.Open(issued.AccessKeyId, issued.Token);
        clock.Now = issued.Expires;

        var refusal = Assert.Throws<S3Exception>(() => sessions.Open(issued.AccessKeyId, issued.Token));
        Assert.Equal(("ExpiredToken", 400), (refusal.Code, refusal.Status));
    }

    [Fact]
    public void A_token_with_any_character_changed_is_refused()
    {
        var sessions = new SessionStore("root", clock);
        var issued = sessions.Issue("portal", "ana", TimeSpan.FromHours(1), Policy);

        for (var at = 0; at < issued.Token.Length; at++)
        {
            foreach (var other in "AB".Where(other => other != issued.Token[at]))
            {
                RequireInvalid(sessions, issued.AccessKeyId, $"{issued.Token[..at]}{other}{issued.Token[(at + 1)..]}");
            }
            RequireInvalid(sessions, issued.AccessKeyId, issued.Token[..at]);
        }
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("not a token")]
    [InlineData("AQ")]
    [InlineData("ÄÖÜ")]
    public void Nonsense_is_refused(string token) => RequireInvalid(new SessionStore("root", clock), "ASIA", token);

    [Fact]
    public void A_token_with_blanks_around_it_is_refused()
    {
        var sessions = new SessionStore("root", clock);
        var issued = sessions.Issue("portal", "ana", TimeSpan.FromHours(1), null);

        RequireInvalid(sessions, issued.AccessKeyId, issued.Token + " ");
    }

    [Fact]
    public void A_token_serves_no_other_key_and_no_other_root_secret()
    {
        var sessions = new SessionStore("root", clock);
        var (mine, yours) =
            (sessions.Issue("portal", "ana", TimeSpan.FromHours(1), Policy), sessions.Issue("portal", "ben", TimeSpan.FromHours(1), null));

        RequireInvalid(sessions, mine.AccessKeyId, yours.Token);
        RequireInvalid(new SessionStore("another root", clock), mine.AccessKeyId, mine.Token);
        Assert.NotEqual(mine.Secret, yours.Secret);
    }

    [Fact]
    public void Nothing_of_a_session_stands_readable_in_its_token()
    {
        var issued = new SessionStore("root", clock).Issue("portal", "ana", TimeSpan.FromHours(1), Policy);

        var bytes = System.Text.Encoding.Latin1.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(issued.Token));

        Assert.DoesNotContain("ana", bytes, StringComparison.Ordinal);
        Assert.DoesNotContain(issued.AccessKeyId, bytes, StringComparison.Ordinal);
        Assert.DoesNotContain(issued.Secret, bytes, StringComparison.Ordinal);
    }

    private static void RequireInvalid(SessionStore sessions, string key, string token)
    {
        var refusal = Assert.Throws<S3Exception>(() => sessions.Open(key, token));
        Assert.Equal(("InvalidToken", 400), (refusal.Code, refusal.Status));
    }
}
