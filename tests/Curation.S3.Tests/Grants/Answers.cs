using Curation.Store;

namespace Curation.S3.Tests.Grants;

/// <summary>Answers that are late, broken, somebody else's or hostile.</summary>
public sealed class Answers
{
    private const string Hush = "HUSHHUSH";

    private static readonly Prefix Oasis = Prefix.Parse("cpg0037-oasis/broad");

    private static readonly (int, string) Good = Scripted.Ok(
        "GetDataAccessResult",
        $"<Credentials><AccessKeyId>ASIA1</AccessKeyId><SecretAccessKey>{Hush}</SecretAccessKey><SessionToken>{Hush}TOKEN</SessionToken>"
        + "<Expiration>2026-11-21T12:00:00Z</Expiration></Credentials><MatchedGrantTarget>s3://staging/x/**</MatchedGrantTarget>");

    [Fact]
    public async Task A_good_one_is_taken_and_tells_no_secret()
    {
        await using var server = await Scripted.AnsweringAsync(Good);

        var given = await VendAsync(server);

        Assert.Equal(("ASIA1", Hush, Hush + "TOKEN"), (given.AccessKeyId, given.SecretAccessKey, given.SessionToken));
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero), given.Expires);
        Assert.DoesNotContain(Hush, given.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_least_privilege_and_the_person_are_always_asked_with()
    {
        await using var server = await Scripted.AnsweringAsync(Good);

        await VendAsync(server);

        Assert.Equal(
            "GET /v20180820/accessgrantsinstance/dataaccess?target=s3%3A%2F%2Fstaging-cellpainting-gallery%2Fcpg0037-oasis%2Fbroad%2F%2A&permission=READ"
            + "&durationSeconds=3600&privilege=Minimal&auditContext=portal%20user%3Dentra%7C7%20person%3Dada%40example.org%20req%3D42",
            Assert.Single(server.Seen));
    }

    [Theory]
    [InlineData(503, "SlowDown")]
    [InlineData(503, "ServiceUnavailable")]
    [InlineData(500, "InternalError")]
    [InlineData(429, "TooManyRequests")]
    [InlineData(400, "Throttling")]
    [InlineData(400, "RequestLimitExceeded")]
    public async Task A_moments_trouble_is_waited_out(int status, string code)
    {
        await using var server = await Scripted.AnsweringAsync(Scripted.Error(status, code, "later"), Scripted.Error(status, code, "later"), Good);

        Assert.Equal("ASIA1", (await VendAsync(server)).AccessKeyId);
        Assert.Equal(3, server.Seen.Count);
    }

    [Fact]
    public async Task An_error_inside_a_200_is_an_error()
    {
        await using var once = await Scripted.AnsweringAsync((200, Scripted.Error(0, "InternalError", "began well").Body), Good);
        await using var always = await Scripted.AnsweringAsync((200, Scripted.Error(0, "InternalError", "began well").Body));

        Assert.Equal("ASIA1", (await VendAsync(once)).AccessKeyId);
        await RefusalAsync(always);
    }

    [Theory]
    [InlineData("<GetDataAccessResult><Credentials><AccessKeyId>ASIA1</AccessKeyId><SecretAccessKey>" + Hush)]
    [InlineData("<html><body>Sign in to the hotel's network " + Hush + "</body></html>")]
    [InlineData("<!DOCTYPE html><html><body><br></body></html>")]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><GetDataAccessResult><Credentials><AccessKeyId>&e;</AccessKeyId></Credentials></GetDataAccessResult>")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><GetDataAccessResult>&b;</GetDataAccessResult>")]
    [InlineData("{\"AccessKeyId\": \"" + Hush + "\"}")]
    [InlineData("<ListAccessGrantsResult/>")]
    [InlineData("")]
    public async Task What_is_no_answer_is_said_so(string body)
    {
        await using var server = await Scripted.AnsweringAsync((200, body));

        Assert.Equal(StoreReason.NotXml, (await RefusalAsync(server)).Reason);
    }

    [Theory]
    [InlineData("<Credentials><AccessKeyId>ASIA1</AccessKeyId><SecretAccessKey>" + Hush + "</SecretAccessKey><SessionToken>t</SessionToken></Credentials>")]
    [InlineData("<Credentials><AccessKeyId>ASIA1</AccessKeyId><SecretAccessKey></SecretAccessKey><SessionToken>t</SessionToken><Expiration>2026-11-21T12:00:00Z</Expiration></Credentials>")]
    [InlineData("")]
    public async Task Half_credentials_are_thrown_away(string content)
    {
        await using var server = await Scripted.AnsweringAsync(Scripted.Ok("GetDataAccessResult", content));

        Assert.Equal(StoreReason.CredentialsIncomplete, (await RefusalAsync(server)).Reason);
    }

    [Fact]
    public async Task A_proxys_refusal_leads_to_whoever_runs_the_portal()
    {
        await using var server = await Scripted.AnsweringAsync((407, "<html>proxy</html>"));

        var refusal = await RefusalAsync(server);

        Assert.Equal(StoreReason.NoControlAnswer, refusal.Reason);
        Assert.Contains("status 407", Assert.Single(refusal.Details), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endless_answer_is_cut()
    {
        await using var server = await Scripted.AnsweringAsync((200, "<GetDataAccessResult>" + new string('a', (8 * 1024 * 1024) + 1)));

        Assert.Equal(StoreReason.NotXml, (await RefusalAsync(server)).Reason);
    }

    [Theory]
    [InlineData(14)]
    [InlineData(721)]
    public async Task A_time_out_of_bounds_is_not_even_asked_for(int minutes)
    {
        await using var server = await Scripted.AnsweringAsync(Good);

        var refusal = await Assert.ThrowsAsync<StoreException>(() => VendAsync(server, TimeSpan.FromMinutes(minutes)));

        Assert.Equal(StoreReason.DurationOutOfBounds, refusal.Failure?.Reason);
        Assert.Equal([$"{minutes}"], refusal.Failure?.Details);
        Assert.Empty(server.Seen);
    }

    private static async Task<StoreFailure> RefusalAsync(Scripted server)
    {
        var refusal = await Assert.ThrowsAsync<StoreException>(() => VendAsync(server));
        Assert.DoesNotContain(Hush, refusal.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Scripted.Secret, refusal.ToString(), StringComparison.Ordinal);
        return refusal.Failure!;
    }

    private static Task<TemporaryCredentials> VendAsync(Scripted server, TimeSpan? duration = null) => server.Account.Vendor.VendAsync(
        Oasis, Permission.Read, duration ?? TimeSpan.FromHours(1), new AuditContext("ada@example.org", "entra|7", "42"), CancellationToken.None);
}
