using System.Net.Http.Headers;
using System.Security.Claims;
using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Curation.Workflow.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Credentials;
using Portal.Credentials.Tokens;
using Portal.Deposits;
using Portal.Deposits.Requests;
using Portal.Identity;
using Portal.Tests.Journeys;
using Testing.Tools;

namespace Portal.Tests.Identity;

/// <summary>
/// Somebody who came by the provider is shut out, or loses a role, while a page of theirs is open and a program of theirs holds a token.
/// </summary>
public sealed class ShutOutTests : IAsyncLifetime, IDisposable
{
    private const string Place = "cpg0048-bsc/broad";
    private readonly Door door = new(isOnNetwork: true);
    private readonly TemporaryFolder folder = new();

    private People People => door.Services.GetRequiredService<People>();

    private CurrentPerson Current => door.Services.GetRequiredService<CurrentPerson>();

    private AccessTokens Tokens => door.Services.GetRequiredService<AccessTokens>();

    [NeedsTheory("curl")]
    [InlineData("endpoint")]
    [InlineData("cpg")]
    [InlineData("script")]
    public async Task Whoever_is_disabled_renews_nothing_by_any_way_and_is_told_why(string way)
    {
        var (_, erin) = await door.SomebodyAsync("erin-1", "gallery-maintainers");
        var (browser, ada) = await door.SomebodyAsync("ada-1");
        var (deposit, token) = await OpenAsync(Place, ada, erin);
        var page = await PageOfAsync(ada);
        var before = await RenewAsync(way, token);
        Assert.True(before.Code == 0 && before.Output.Contains("SessionToken", StringComparison.Ordinal), before.All);
        await AskAsync(deposit, page);

        await People.DisableAsync(ada.Id, erin.AsFresh());

        var after = await RenewAsync(way, token);
        Assert.Equal(1, after.Code);
        Assert.Contains("Whoever made this token may not use the portal any more: ask a maintainer.", after.All, StringComparison.Ordinal);
        Assert.DoesNotContain("SessionToken", after.All, StringComparison.Ordinal);
        Assert.DoesNotContain(token, before.All + after.All + door.Heard.All, StringComparison.Ordinal);
        Assert.Equal("", way == "endpoint" ? "" : after.Output);
        Assert.False(await Door.IsInAsync(browser));
        Assert.Contains("signed out", await World.RefusalOfAsync(() => AskAsync(deposit, page)), StringComparison.Ordinal);

        // What was refused is no use, and the way back is a new sign-in.
        Assert.Equal(1, (await Tokens.ListAsync(deposit, erin.AsFresh())).Single().Uses);
        await People.EnableAsync(ada.Id, erin.AsFresh());
        Assert.False(await Door.IsInAsync(browser));
        Assert.Contains("signed out", await World.RefusalOfAsync(() => AskAsync(deposit, page)), StringComparison.Ordinal);
        Assert.Equal(0, (await RenewAsync(way, token)).Code);
    }

    [Fact]
    public async Task Whoever_loses_a_role_keeps_what_is_theirs_and_sees_nothing_of_others()
    {
        var (_, erin) = await door.SomebodyAsync("erin-1", "gallery-maintainers");
        var (browser, ada) = await door.SomebodyAsync("ada-1", "gallery-maintainers");
        var (_, noor) = await door.SomebodyAsync("noor-1");
        var (mine, token) = await OpenAsync(Place, ada, erin);
        var (theirs, other) = await OpenAsync("cpg0048-bsc/other", noor, erin);
        var page = await PageOfAsync(ada);
        var row = Assert.Single(await Tokens.ListAsync(theirs, await Current.ActorAsync(page)));

        await People.SetRoleAsync(ada.Id, Role.Contributor, erin.AsFresh());

        Assert.Equal(0, (await RenewAsync("endpoint", token)).Code);
        await AskAsync(mine, page);
        Assert.Equal(0, (await RenewAsync("endpoint", other)).Code);
        Assert.Contains("not yours", await World.RefusalOfAsync(() => AskAsync(theirs, page)), StringComparison.Ordinal);
        Assert.Contains(
            "not yours",
            await World.RefusalOfAsync(async () => await Tokens.ListAsync(theirs, await Current.ActorAsync(page))),
            StringComparison.Ordinal);
        Assert.Contains(
            "not yours",
            await World.RefusalOfAsync(async () => await Tokens.RevokeAsync(theirs, row.Id, "mine", await Current.ActorAsync(page))),
            StringComparison.Ordinal);
        using var staging = await browser.GetAsync(new Uri("/staging", UriKind.Relative));
        Assert.StartsWith("/forbidden", new Uri(door.Address, staging.Headers.Location!).PathAndQuery, StringComparison.Ordinal);
        Assert.True(await Door.IsInAsync(browser));
    }

    public Task InitializeAsync() => door.InitializeAsync();

    public Task DisposeAsync() => door.DisposeAsync();

    public void Dispose()
    {
        folder.Dispose();
        door.Dispose();
    }

    private async Task<(Guid Deposit, string Token)> OpenAsync(string place, Person owner, Person maintainer)
    {
        var id = await door.Services.GetRequiredService<RequestActs>().AskAsync(place, "A plate", 1, null, owner.AsFresh());
        await door.Services.GetRequiredService<DepositActs>().OpenAsync(id, maintainer.AsFresh());
        return (id, (await Tokens.MakeAsync(id, "cluster", Permission.ReadWrite, TimeSpan.FromDays(1), owner.AsFresh())).Text);
    }

    // As the deposit's page asks: for whoever its cookie belongs to now.
    private async Task AskAsync(Guid deposit, ClaimsPrincipal page) =>
        await door.Services.GetRequiredService<CredentialVending>()
            .AskAsync(deposit, Permission.ReadWrite, TimeSpan.FromHours(1), await Current.ActorAsync(page));

    private async Task<ClaimsPrincipal> PageOfAsync(Person person)
    {
        await using var db = await door.Dbs.CreateDbContextAsync();
        return CurrentPerson.Principal(person.AsActor(), (await db.Sessions.SingleAsync(s => s.PersonId == person.Id)).Id);
    }

    private async Task<Command.Result> RenewAsync(string way, string token)
    {
        if (way == "endpoint")
        {
            using var program = door.Browser();
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/credentials");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var answer = await program.SendAsync(request);
            return new Command.Result(answer.IsSuccessStatusCode ? 0 : 1, await answer.Content.ReadAsStringAsync(), "");
        }

        var portal = door.Address.GetLeftPart(UriPartial.Authority);
        var environment = new Dictionary<string, string?> { ["CPG_TOKEN"] = token };
        if (way == "cpg")
        {
            return await Command.RunAsync("dotnet", [Repository.CpgProgram, "credentials", "--portal", portal], environment);
        }

        // The script as this portal serves it, to whoever asks.
        using var stranger = door.Browser();
        await File.WriteAllTextAsync(folder.At("credentials.sh"), await stranger.GetStringAsync(new Uri("/credentials.sh", UriKind.Relative)));
        return await Command.RunAsync("sh", [folder.At("credentials.sh"), portal], environment);
    }
}
