using System.Net;
using Curation.Workflow.Actors;
using Curation.Workflow.Facts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Identity;

namespace Portal.Tests.Identity.OpenId;

/// <summary>A claim that is absent never makes anybody less in silence: they read it, maintainers do, and so does whoever runs the portal.</summary>
public sealed class RoleUnsaidTests : IClassFixture<Door>
{
    private readonly Door door;

    public RoleUnsaidTests(Door door)
    {
        this.door = door;
        door.Reset();
    }

    public static TheoryData<string> Ways => ["absent", "null", "a reference"];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Whoever_was_more_learns_it_at_the_door(string way)
    {
        var (_, erin) = await door.SomebodyAsync($"erin {way}", "gallery-maintainers");
        Leave(way);
        var browser = door.Browser();

        var location = await door.SignInAsync(browser, "/deposits");
        var page = WebUtility.HtmlDecode(await browser.GetStringAsync(new Uri(location, UriKind.Relative)));

        Assert.Equal("/sign-in/role?was=maintainer&returnUrl=%2Fdeposits", location);
        Assert.Contains("did not send what your role here follows from", page, StringComparison.Ordinal);
        Assert.Contains("Until now you were a maintainer", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/deposits\"", page, StringComparison.Ordinal);
        Assert.Contains(
            "Warning The provider did not send what a role follows from: a Maintainer came in as a contributor",
            door.Heard.All,
            StringComparison.Ordinal);
        await using var db = await door.Dbs.CreateDbContextAsync();
        Assert.Equal(Role.Contributor, (await db.People.SingleAsync(p => p.Id == erin.Id)).Role);
        Assert.Equal(
            ["person.joined", "person.role-unsaid"],
            await db.Facts.Where(f => f.SubjectId == erin.Id).OrderBy(f => f.Number).Select(f => f.What).ToListAsync());
    }

    [Fact]
    public async Task Whoever_loses_nothing_by_it_goes_straight_on()
    {
        await door.SomebodyAsync("ada-unsaid", "everybody");
        Leave("absent");

        Assert.Equal("/deposits", await door.SignInAsync(door.Browser(), "/deposits"));
    }

    [Fact]
    public async Task What_a_maintainer_set_stays()
    {
        var (_, ada) = await door.SomebodyAsync("ada-set", "gallery-champions");
        var (_, erin) = await door.SomebodyAsync("erin-sets", "gallery-maintainers");
        await door.Services.GetRequiredService<People>().SetRoleAsync(ada.Id, Role.Champion, erin.AsFresh());
        door.Provider.Claims["sub"] = "ada-set";
        Leave("absent");

        Assert.Equal("/", await door.SignInAsync(door.Browser()));
        await using var db = await door.Dbs.CreateDbContextAsync();
        Assert.Equal(Role.Champion, (await db.People.SingleAsync(p => p.Id == ada.Id)).Role);
    }

    [Fact]
    public async Task What_the_provider_does_say_needs_no_page()
    {
        await door.SomebodyAsync("erin-said", "gallery-maintainers");
        door.Provider.Claims["roles"] = Array.Empty<string>();

        Assert.Equal("/", await door.SignInAsync(door.Browser()));
    }

    [Fact]
    public async Task The_first_maintainer_without_an_address_learns_it_too()
    {
        door.Provider.Claims["email"] = "first@gallery.example";
        await door.SomebodyAsync("first");
        (door.Provider.Claims["email"], door.Provider.UserInfo["sub"]) = (null, "first");

        Assert.StartsWith("/sign-in/role?was=maintainer", await door.SignInAsync(door.Browser()), StringComparison.Ordinal);
    }

    // As providers leave a claim out: not at all, as nothing, or as a place to ask (Entra, from 200 groups on).
    private void Leave(string way)
    {
        door.Provider.Claims["roles"] = null;
        door.Provider.UserInfo["sub"] = door.Provider.Claims["sub"];
        if (way == "null")
        {
            door.Provider.UserInfo["roles"] = null;
        }

        if (way == "a reference")
        {
            door.Provider.Claims["_claim_names"] = new { roles = "src1" };
            door.Provider.Claims["_claim_sources"] = new { src1 = new { endpoint = "https://graph.example/getMemberObjects" } };
        }
    }
}
