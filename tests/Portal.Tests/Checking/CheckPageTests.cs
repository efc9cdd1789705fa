using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Checking;
using Portal.Tests.Journeys;
using Portal.Tests.Pages;

namespace Portal.Tests.Checking;

public sealed class CheckPageTests : PageTest
{
    [Fact]
    public async Task A_clean_result_says_so_gladly_and_offers_to_submit()
    {
        var id = await World.OpenAsync(objects: World.Complete);
        var run = await World.CheckAsync(id);

        var page = Show<CheckPage>(p => p.Add(c => c.Id, id).Add(c => c.Run, run.Id), "ada");

        page.WaitForElement(".figures");
        Assert.Contains("You declared 10 objects, and all of them are staged.", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Well done", page.Markup, StringComparison.Ordinal);
        Assert.Equal("Submit", page.Find(".next-step a.button").TextContent);
    }

    [Fact]
    public async Task Errors_are_the_contributors_to_mend()
    {
        var id = await World.OpenAsync();
        await World.PutAsync(World.Staging, "cpg0048-bsc/broad/images/.DS_Store", "x");
        var run = await World.CheckAsync(id);

        var page = Show<CheckPage>(p => p.Add(c => c.Id, id).Add(c => c.Run, run.Id), "ada");

        Assert.Equal("Mend and upload again", page.WaitForElement(".next-step a.button").TextContent);
        Assert.NotEmpty(page.FindAll(".finding"));
    }

    [Fact]
    public async Task A_deposit_without_the_least_is_told_so_beside_its_count()
    {
        var id = await World.OpenAsync(objects: 1);
        var run = await World.CheckAsync(id);

        var page = Show<CheckPage>(p => p.Add(c => c.Id, id).Add(c => c.Run, run.Id), "ada");

        page.WaitForElement(".figures");
        Assert.Equal(["C001", "C003"], page.FindAll(".note .rule-id").Select(rule => rule.TextContent));
    }

    [Fact]
    public async Task A_check_of_another_deposit_is_not_there()
    {
        var (one, other) = (await World.OpenAsync(), await World.OpenAsync("cpg0047-amish/broad"));
        var run = await World.CheckAsync(other);

        var page = Show<CheckPage>(p => p.Add(c => c.Id, one).Add(c => c.Run, run.Id));

        Assert.Contains("no such check", page.WaitForElement(".empty").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asking_for_a_check_leads_to_it()
    {
        var id = await World.OpenAsync();
        var page = Show<CheckHistoryPage>(p => p.Add(c => c.Id, id), "ada");

        page.WaitForElement(".next-step button").Click();

        page.WaitForState(() => Services.GetRequiredService<NavigationManager>().Uri.Contains($"/deposits/{id}/check/", StringComparison.Ordinal));
    }
}
