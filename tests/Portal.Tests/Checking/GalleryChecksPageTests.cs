using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Checking;
using Portal.Tests.Journeys;
using Portal.Tests.Pages;

namespace Portal.Tests.Checking;

public sealed class GalleryChecksPageTests : PageTest
{
    private const string Prefix = "cpg0048-bsc/broad";

    [Fact]
    public async Task A_proposed_prefix_is_checked_at_a_press_and_leads_to_its_check()
    {
        await World.PutAsync(World.Gallery, World.KeyOf(Prefix, 0), "x");
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/checks?prefix={Prefix}");
        var page = Show<GalleryChecksPage>(_ => { }, "chidi");

        page.FindAll("button").Single(button => button.TextContent == "Check it").Click();

        page.WaitForState(() => Services.GetRequiredService<NavigationManager>().Uri.Contains("/checks/", StringComparison.Ordinal));
    }

    [Fact]
    public void A_prefix_that_is_none_is_said_beside_the_field()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/checks?prefix=cpg0048-bsc%2F%2Fbroad");

        Assert.Contains("two slashes", Show<GalleryChecksPage>(_ => { }).Find(".field-error").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_is_that_of_a_deposit_without_the_deposits_next_step()
    {
        await World.PutAsync(World.Gallery, World.KeyOf(Prefix, 0), "x");
        await World.PutAsync(World.Gallery, $"{Prefix}/images/.DS_Store", "x");
        var run = await World.CheckGalleryAsync(Prefix);

        var page = Show<GalleryCheckPage>(p => p.Add(c => c.Run, run.Id), "chidi");

        Assert.NotEmpty(page.WaitForElements(".finding"));
        Assert.Empty(page.FindAll(".next-step"));
        Assert.Contains($"/api/checks/{run.Id}/findings.csv", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_are_told_that_it_is_not_theirs()
    {
        await World.PutAsync(World.Gallery, World.KeyOf(Prefix, 0), "x");
        var run = await World.CheckGalleryAsync(Prefix);
        var staged = await World.CheckAsync(await World.OpenAsync());

        foreach (var (id, persona) in new[] { (run.Id, "ada"), (staged.Id, "ada"), (Guid.NewGuid(), "erin") })
        {
            var page = Show<GalleryCheckPage>(p => p.Add(c => c.Run, id), persona);
            Assert.Contains("no such check", page.WaitForElement(".empty").TextContent, StringComparison.Ordinal);
        }
    }
}
