using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Credentials;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api;
using Portal.Auditing;
using Portal.Ground;
using Portal.Tests.Identity;
using Portal.Tests.Journeys;

namespace Portal.Tests.Credentials.Tokens;

/// <summary>The door for programs, with and without a key to it.</summary>
public sealed class EndpointTests : IAsyncLifetime, IDisposable
{
    private const string Place = "cpg0048-bsc/broad";
    private readonly ShiftedClock clock = new();
    private readonly World world;
    private readonly HttpClient program;

    public EndpointTests()
    {
        world = new World(services => services.AddSingleton<TimeProvider>(clock), isOnNetwork: false);
        program = world.Browser();
    }

    [Fact]
    public async Task A_token_fetches_what_a_credential_process_prints_and_the_use_is_recorded()
    {
        var (deposit, token) = await MakeAsync();

        using var answer = await AskAsync(token);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        var given = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(["Version", "AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration"], given.EnumerateObject().Select(p => p.Name));
        Assert.Equal(1, given.GetProperty("Version").GetInt32());
        Assert.InRange((given.GetProperty("Expiration").GetDateTimeOffset() - clock.GetUtcNow()).TotalMinutes, 58, 61);
        var row = Assert.Single(await world.Tokens.ListAsync(deposit, World.Ada));
        Assert.Equal(1, row.Uses);
        Assert.NotNull(row.LastUsedAt);
        var fact = (await world.Audit.ListAsync(new AuditFilter(What: "token.used-for-credentials"), null, World.Erin)).Facts.Single();
        Assert.Equal((Place, World.Ada.Name), (fact.Prefix, fact.ActorName));
    }

    [Fact]
    public async Task Strangers_all_hear_the_same()
    {
        var (deposit, token) = await MakeAsync();
        var (_, revoked) = await MakeAsync("cpg0048-bsc/other");
        var other = (await world.DepositQueries.ListAsync(World.Ada, [], null, false, null)).Rows.Single(d => d.Id != deposit).Id;
        await RevokeAsync(other);

        // A public part that lives, one that was revoked, one that never was: each with a secret that is none of theirs.
        var answers = new List<string>();
        foreach (var known in new[] { token, revoked, TokenText.New().Text })
        {
            using var answer = await AskAsync(Forged(known));
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
            Assert.True(answer.Headers.CacheControl!.NoStore);
            answers.Add(await answer.Content.ReadAsStringAsync());
        }

        Assert.Single(answers.Distinct());
        Assert.Contains("not known here", answers[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_holds_it_is_told_why_it_holds_no_more()
    {
        var (deposit, token) = await MakeAsync();
        await RevokeAsync(deposit);
        await RefusedAsync(token, HttpStatusCode.Forbidden, "Ada Lindqvist revoked it on");
        await RefusedAsync(token, HttpStatusCode.Forbidden, "The laptop is lost.");

        var next = await world.Tokens.MakeAsync(deposit, "again", Permission.ReadWrite, TimeSpan.FromDays(1), World.Ada);
        clock.Advance(TimeSpan.FromDays(1));
        await RefusedAsync(next.Text, HttpStatusCode.Forbidden, "This token ended on");
    }

    [Fact]
    public async Task Each_renewal_asks_the_deposit_again()
    {
        var (deposit, token) = await MakeAsync();
        var reads = (await world.Tokens.MakeAsync(deposit, "reader", Permission.Read, TimeSpan.FromDays(1), World.Ada)).Text;

        await world.SubmitAsync(deposit);
        await RefusedAsync(token, HttpStatusCode.Conflict, "was submitted");
        await GivenAsync(reads);

        await world.Deposits.AskChangesAsync(deposit, "Rename it.", World.Erin);
        await GivenAsync(token);

        await world.Deposits.WithdrawAsync(deposit, World.Ada);
        await RefusedAsync(token, HttpStatusCode.Conflict, "is over");
        await RefusedAsync(reads, HttpStatusCode.Conflict, "is over");
        var row = (await world.Tokens.ListAsync(deposit, World.Ada)).Single(t => t.Name == "cluster");
        Assert.Equal(1, row.Uses);
    }

    [Fact]
    public async Task A_token_reaches_its_own_deposit_only_whatever_is_asked()
    {
        var (_, token) = await MakeAsync();
        var (second, _) = await MakeAsync(Place + "2");
        await world.PutAsync(World.Staging, $"{Place}2/theirs.txt", "theirs");

        foreach (var body in new[]
        {
            $$"""{"deposit":"{{second}}"}""",
            $$"""{"prefix":"{{Place}}2","permission":"ReadWrite"}""",
            """{"duration":null}""",
        })
        {
            using var answer = await AskAsync(token, body);
            var s3 = await ClientAsync(answer);
            Assert.Equal(200, await StatusAsync(s3, $"{Place}/mine.txt"));
            Assert.Equal(403, await StatusAsync(s3, $"{Place}2/theirs.txt"));
            Assert.Equal(403, await StatusAsync(s3, "mine.txt"));
        }
    }

    [Theory]
    [InlineData("{", "JSON")]
    [InlineData("[]", "JSON")]
    [InlineData("null", "JSON")]
    [InlineData("""{"duration":"long"}""", "JSON")]
    [InlineData("""{"duration":899}""", "900 and 43,200")]
    [InlineData("""{"duration":43201}""", "900 and 43,200")]
    [InlineData("""{"duration":-1}""", "900 and 43,200")]
    [InlineData("""{"duration":1e99}""", "JSON")]
    public async Task What_cannot_be_asked_for_is_said(string body, string why)
    {
        var (deposit, token) = await MakeAsync();

        using var answer = await AskAsync(token, body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(why, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(0, (await world.Tokens.ListAsync(deposit, World.Ada)).Single().Uses);
    }

    [Fact]
    public async Task A_huge_body_is_not_read()
    {
        var (_, token) = await MakeAsync();

        using var answer = await AskAsync(token, new string(' ', 10_000_000));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    public async Task Only_POST_asks(string method)
    {
        var (deposit, token) = await MakeAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/credentials");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);

        using var answer = await program.SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.Equal(0, (await world.Tokens.ListAsync(deposit, World.Ada)).Single().Uses);
    }

    [Fact]
    public async Task Other_ways_to_bring_a_token_are_none()
    {
        var (deposit, token) = await MakeAsync();
        using var cookie = await world.SignedInAsync("ada");
        using var signedIn = await cookie.PostAsync(new Uri("/api/credentials", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.Unauthorized, signedIn.StatusCode);

        using var inAddress = await program.PostAsync(new Uri($"/api/credentials?token={token}", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.BadRequest, inAddress.StatusCode);

        foreach (var header in new[] { token, $"Basic {token}", $"Bearer {token} {token}", $"Bearer {token}, Bearer {token}", "Bearer", "Bearer " })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/credentials");
            request.Headers.TryAddWithoutValidation("Authorization", header);
            using var answer = await program.SendAsync(request);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }

        using var twice = new HttpRequestMessage(HttpMethod.Post, "/api/credentials");
        twice.Headers.TryAddWithoutValidation("Authorization", [$"Bearer {Forged(token)}", $"Bearer {token}"]);
        using var refused = await program.SendAsync(twice);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal(0, (await world.Tokens.ListAsync(deposit, World.Ada)).Single().Uses);
    }

    [Fact]
    public async Task Too_many_wrong_tokens_wait_but_the_right_one_does_not()
    {
        var (_, token) = await MakeAsync();
        for (var i = 0; i < FailureLimit.Most; i++)
        {
            using var wrong = await AskAsync(TokenText.New().Text);
            Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        }

        using var held = await AskAsync(TokenText.New().Text);
        Assert.Equal(HttpStatusCode.TooManyRequests, held.StatusCode);
        Assert.InRange(held.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 600);
        await GivenAsync(token);

        clock.Advance(FailureLimit.Window);
        using var again = await AskAsync(TokenText.New().Text);
        Assert.Equal(HttpStatusCode.Unauthorized, again.StatusCode);
    }

    [Fact]
    public async Task A_token_has_a_bound_an_hour_that_programs_at_once_share()
    {
        var (deposit, token) = await MakeAsync();

        var statuses = await Task.WhenAll(Enumerable.Range(0, AccessToken.MostAnHour + 7).Select(async _ =>
        {
            using var answer = await AskAsync(token);
            return answer.StatusCode;
        }));

        Assert.Equal(AccessToken.MostAnHour, statuses.Count(s => s is HttpStatusCode.OK));
        Assert.Equal(7, statuses.Count(s => s is HttpStatusCode.TooManyRequests));
        using var held = await AskAsync(token);
        Assert.True(held.Headers.RetryAfter!.Delta > TimeSpan.Zero);

        // However often: the deposit's history shows what people did.
        Assert.DoesNotContain(await world.DepositQueries.HistoryAsync(deposit, World.Ada), fact => fact.What == "token.used-for-credentials");
    }

    [Fact]
    public async Task A_script_reads_the_sentence_as_it_is()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/credentials");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", TokenText.New().Text);
        request.Headers.Accept.ParseAdd("text/plain");

        using var answer = await program.SendAsync(request);

        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("This access token is not known here", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_makes_sees_or_revokes_a_token()
    {
        var (deposit, _) = await MakeAsync();
        var id = (await world.Tokens.ListAsync(deposit, World.Ada)).Single().Id;
        var (second, _) = await MakeAsync("cpg0048-bsc/other");

        Assert.Contains("not yours", await World.RefusalOfAsync(() => world.Tokens.ListAsync(deposit, World.Noor)), StringComparison.Ordinal);
        Assert.Contains(
            "not yours", await World.RefusalOfAsync(() => world.Tokens.RevokeAsync(deposit, id, "mine now", World.Noor)), StringComparison.Ordinal);
        Assert.Contains(
            "not yours",
            await World.RefusalOfAsync(() => world.Tokens.MakeAsync(deposit, "n", Permission.Read, TimeSpan.FromDays(1), World.Noor)),
            StringComparison.Ordinal);
        Assert.Empty(await world.Tokens.ListAsync(deposit, World.Chidi));
        Assert.Contains(
            "Only the contributor",
            await World.RefusalOfAsync(() => world.Tokens.RevokeAsync(deposit, id, "no", World.Chidi)),
            StringComparison.Ordinal);
        Assert.Contains(
            "no such token", await World.RefusalOfAsync(() => world.Tokens.RevokeAsync(second, id, "crossed", World.Ada)), StringComparison.Ordinal);
        await world.Tokens.RevokeAsync(deposit, id, "It was mailed to somebody.", World.Erin);
        Assert.False((await world.Tokens.ListAsync(deposit, World.Erin)).Single().IsLiveAt(DateTimeOffset.UtcNow));
    }

    [Fact]
    public async Task Of_many_made_at_once_only_as_many_as_may_live_are_made()
    {
        var (deposit, _) = await MakeAsync();

        var made = await Task.WhenAll(Enumerable.Range(0, 12).Select(async i =>
        {
            try
            {
                return await world.Tokens.MakeAsync(deposit, $"node {i}", Permission.Read, TimeSpan.FromDays(1), World.Ada);
            }
            catch (RefusedException)
            {
                return null;
            }
        }));

        Assert.Equal(AccessToken.MostLive - 1, made.Count(token => token is not null));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await world.DisposeAsync();

    public void Dispose() => program.Dispose();

    private async Task<(Guid Deposit, string Token)> MakeAsync(string place = Place)
    {
        var deposit = await world.OpenAsync(place, 1);
        await world.PutAsync(World.Staging, $"{place}/mine.txt", "mine");
        return (deposit, (await world.Tokens.MakeAsync(deposit, "cluster", Permission.ReadWrite, TimeSpan.FromDays(30), World.Ada)).Text);
    }

    private async Task RevokeAsync(Guid deposit) =>
        await world.Tokens.RevokeAsync(deposit, (await world.Tokens.ListAsync(deposit, World.Ada)).Single().Id, "The laptop is lost.", World.Ada);

    private Task<HttpResponseMessage> AskAsync(string token, string? body = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/credentials")
        {
            Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return program.SendAsync(request);
    }

    private async Task GivenAsync(string token)
    {
        using var answer = await AskAsync(token);
        Assert.True(answer.StatusCode is HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }

    private async Task RefusedAsync(string token, HttpStatusCode status, string why)
    {
        using var answer = await AskAsync(token);
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(why, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    /// <summary>The public part of one token with a secret that is not its own, and right in form.</summary>
    private static string Forged(string known)
    {
        var cut = TokenText.Start.Length + TokenText.PublicLength + 1;
        return TokenText.Of(known[..cut] + TokenText.New().Text[cut..^6]).Text;
    }

    private async Task<Amazon.S3.AmazonS3Client> ClientAsync(HttpResponseMessage answer)
    {
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        var given = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return new Amazon.S3.AmazonS3Client(
            new Amazon.Runtime.SessionAWSCredentials(
                given.GetProperty("AccessKeyId").GetString(),
                given.GetProperty("SecretAccessKey").GetString(),
                given.GetProperty("SessionToken").GetString()),
            new Amazon.S3.AmazonS3Config
            {
                ServiceURL = world.Services.GetRequiredService<Portal.Ground.S3Options>().ServiceUrl,
                ForcePathStyle = true,
                AuthenticationRegion = "us-east-1",
            });
    }

    private static async Task<int> StatusAsync(Amazon.S3.AmazonS3Client s3, string key)
    {
        try
        {
            using var answer = await s3.GetObjectAsync(World.Staging, key);
            return (int)answer.HttpStatusCode;
        }
        catch (Amazon.S3.AmazonS3Exception refused)
        {
            return (int)refused.StatusCode;
        }
    }
}
