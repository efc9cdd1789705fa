using System.Net;
using Curation.Store;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Portal.Auditing;
using Portal.Identity;

namespace Portal.Tests.Journeys;

/// <summary>What is not yours is not there, by any door.</summary>
public sealed class ClosedDoorsTests
{
    [Fact]
    public async Task Another_contributor_reaches_nothing_of_a_deposit()
    {
        await using var world = new World();
        var deposit = await world.OpenAsync();
        var check = await world.CheckAsync(deposit);
        var noor = World.Noor;

        Assert.Null(await world.DepositQueries.FindAsync(deposit, noor));
        Assert.Empty((await world.DepositQueries.ListAsync(noor, [], null, false, null)).Rows);
        Assert.Null(await world.Checks.FindAsync(check.Id, noor));
        Assert.Null(await world.SummaryAsync(check.Id, noor));
        Assert.Null(await world.CheckFiles.FindingsAsync(check.Id, noor));
        Assert.Empty((await world.Audit.ListAsync(new AuditFilter(), null, noor)).Facts);
        var refusals = new[]
        {
            await World.RefusalOfAsync(() => world.Data.BrowseDepositAsync(deposit, "", null, noor)),
            await World.RefusalOfAsync(() => world.Data.PreviewAsync(deposit, World.KeyOf("cpg0048-bsc/broad", 0), 10, noor)),
            await World.RefusalOfAsync(() => world.Checks.AskAsync(deposit, noor)),
            await World.RefusalOfAsync(() => world.Checks.CancelAsync(check.Id, noor)),
            await World.RefusalOfAsync(() => world.Promotions.NewestAsync(deposit, noor)),
            await World.RefusalOfAsync(() => world.Credentials.AskAsync(deposit, Permission.Read, TimeSpan.FromHours(1), noor)),
            await World.RefusalOfAsync(() => world.Deposits.CommentAsync(deposit, "hello", noor)),
            await World.RefusalOfAsync(() => world.Deposits.WithdrawAsync(Guid.NewGuid(), noor)),
        };
        Assert.Single(refusals.Distinct());
        Assert.NotEmpty(await World.RefusalOfAsync(() => world.Data.BrowseBucketAsync(false, "", null, World.Ada)));
        Assert.NotEmpty(await World.RefusalOfAsync(() => world.Data.BrowseBucketAsync(true, "", null, World.Chidi)));
    }

    [Fact]
    public async Task A_path_never_leads_out_of_the_prefix()
    {
        await using var world = new World();
        var deposit = await world.OpenAsync();
        await world.PutAsync(World.Staging, "cpg0048-bsc/broad2/secret.txt", "not Ada's");
        await world.PutAsync(World.Staging, "cpg0048-bsc/other/secret.txt", "not Ada's");

        foreach (var path in new[] { "..", "../other", "../broad2", "/../other", "%2e%2e/other", "*", "2" })
        {
            var view = await world.Data.BrowseDepositAsync(deposit, path, null, World.Ada);
            Assert.Empty(view.Folders);
            Assert.Empty(view.Objects);
        }

        Assert.Null(await world.Data.PreviewAsync(deposit, "cpg0048-bsc/broad2/secret.txt", 100, World.Ada));
        Assert.Null(await world.Data.PreviewAsync(deposit, "cpg0048-bsc/broad/../broad2/secret.txt", 100, World.Ada));
    }

    [Fact]
    public async Task Without_signing_in_every_page_leads_to_the_sign_in()
    {
        await using var world = new World();
        var open = new[] { "/sign-in", "/sign-out", "/healthz", "/receipts", "/error", "/_framework", "/_blazor", "/not-found" };
        var pages = world.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
            .Where(pattern => !open.Any(o => pattern.StartsWith(o, StringComparison.Ordinal)))
            .Select(pattern => pattern.Replace("{id:guid}", Guid.NewGuid().ToString(), StringComparison.OrdinalIgnoreCase)
                .Replace("{run:guid}", Guid.NewGuid().ToString(), StringComparison.OrdinalIgnoreCase))
            .Where(path => !path.Contains('{', StringComparison.Ordinal))
            .Distinct().ToList();
        var browser = world.Browser();

        Assert.Contains("/api/audit.csv", pages);
        foreach (var page in pages)
        {
            using var answer = await browser.GetAsync(new Uri(page, UriKind.Relative));
            Assert.True(
                answer.StatusCode is HttpStatusCode.Unauthorized
                || answer.Headers.Location?.ToString().Contains("/sign-in", StringComparison.Ordinal) is true,
                $"{page} answered {answer.StatusCode}");
        }
    }

    [Theory]
    [InlineData("/deposits?state=Open", "/deposits?state=Open")]
    [InlineData("https://elsewhere.example/", "/")]
    [InlineData("//elsewhere.example/", "/")]
    [InlineData("/\\elsewhere.example/", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("/a\nb", "/")]
    [InlineData(null, "/")]
    public void Signing_in_leads_to_the_portal_only(string? asked, string led) => Assert.Equal(led, SignIn.Local(asked));

    [Theory]
    [InlineData("cpg0048-bsc/..", "starts with a letter")]
    [InlineData("cpg0048-bsc/my lab", "blanks")]
    [InlineData("cpg0048-bsc/", "slash")]
    [InlineData("cpg9999-nothing/broad", "not registered")]
    [InlineData("cpg0013-foo/broad", "retired")]
    public async Task A_bad_prefix_is_refused_in_words(string prefix, string words)
    {
        await using var world = new World();

        var refusal = await World.RefusalOfAsync(() => world.Requests.AskAsync(prefix, "x", 1, null, World.Ada));

        Assert.Contains(words, refusal, StringComparison.Ordinal);
    }
}
