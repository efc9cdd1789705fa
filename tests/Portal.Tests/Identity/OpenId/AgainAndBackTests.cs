using System.Net;
using Bunit;
using Curation.Workflow.Facts;
using Curation.Workflow.People;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Identity;
using Radzen;

namespace Portal.Tests.Identity.OpenId;

/// <summary>
/// An act that was refused as the sign-in was too old: by the link beside it to the provider and back to the page, where it is done.
/// </summary>
public sealed class AgainAndBackTests : BunitContext, IClassFixture<Door>
{
    private readonly Door door;

    public AgainAndBackTests(Door door)
    {
        this.door = door;
        door.Reset();
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddRadzenComponents();
        Services.AddSingleton<TimeProvider>(door.Clock);
        Services.AddSingleton(door.Services.GetRequiredService<People>());
        Services.AddSingleton(door.Services.GetRequiredService<CurrentPerson>());
    }

    [Fact]
    public async Task A_role_is_given_after_the_way_there_and_back()
    {
        var (_, ada) = await door.SomebodyAsync("ada-back");
        var (browser, erin) = await door.SomebodyAsync("erin-back", "gallery-maintainers");
        door.Clock.Advance(TimeSpan.FromMinutes(31));

        var refused = await ShowAsync($"/people/{ada.Id}", ada.Id, erin);
        MakeChampion(refused);
        Assert.Contains("too long ago to change a role", refused.WaitForElement(".refusal").TextContent, StringComparison.Ordinal);
        using var asked = await browser.GetAsync(new Uri(refused.Find(".refusal a").GetAttribute("href")!, UriKind.Relative));
        var back = await Door.ReturnAsync(browser, await door.AgreeAsync(asked.Headers.Location!));

        Assert.Equal($"/people/{ada.Id}", back);
        using var page = await browser.GetAsync(new Uri(back, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        var fresh = await ShowAsync(back, ada.Id, erin);
        MakeChampion(fresh);
        fresh.WaitForAssertion(() => Assert.Contains("made Somebody ada-back a champion", fresh.Markup, StringComparison.Ordinal));
    }

    // As the circuit of the page has it: by the session that the person has now.
    private async Task<IRenderedComponent<PersonPage>> ShowAsync(string address, Guid of, Person person)
    {
        await using var db = await door.Dbs.CreateDbContextAsync();
        var principal = CurrentPerson.Principal(person.AsActor(), (await db.Sessions.SingleAsync(s => s.PersonId == person.Id)).Id);
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<PersonPage>(p => p.Add(page => page.Id, of).AddCascadingValue(Task.FromResult(new AuthenticationState(principal))));
    }

    private static void MakeChampion(IRenderedComponent<PersonPage> page)
    {
        page.WaitForElement("select").Change("2");
        page.FindAll(".form button").Single(button => button.TextContent == "Set the role").Click();
    }
}
