using Portal.Checking;
using Portal.Overview;
using Portal.Tests.Journeys;
using Portal.Tests.Pages;

namespace Portal.Tests.Submitting;

public sealed class SubmitPageTests : PageTest
{
    [Fact]
    public async Task Submitting_shows_the_check_the_count_and_asks_for_words_which_the_maintainer_reads_beside_the_findings()
    {
        var id = await World.OpenAsync(objects: World.Complete);
        await World.PutAsync(World.Staging, "cpg0048-bsc/broad/images/.DS_Store", "x");
        await World.PutAsync(World.Staging, "cpg0048-bsc/broad/images/", []);
        var page = Show<OverviewPage>(p => p.Add(o => o.Id, id), "ada");

        page.WaitForElement(".next-step button").Click();
        page.WaitForState(() => page.FindAll(".submit textarea").Count == 1);
        var shown = page.Find(".submit").TextContent;
        page.Find(".submit textarea").Input("Left by the desktop.");
        page.FindAll(".submit button").Single(button => button.TextContent.Trim() == "Submit for review").Click();
        page.WaitForState(() => page.FindAll(".submit").Count == 0);
        var run = (await World.Checks.NewestAsync(id, World.Erin))!;
        var check = Show<CheckPage>(p => p.Add(c => c.Id, id).Add(c => c.Run, run.Id));
        check.WaitForElement(".finding");

        Assert.Contains("found 1 error", shown, StringComparison.Ordinal);
        Assert.Contains(
            "You declared 10 objects; 11 are staged: 1 more than declared. 1 folder marker is staged besides and does not count.",
            shown,
            StringComparison.Ordinal);
        Assert.Contains("12", check.Find(".figure-value").TextContent, StringComparison.Ordinal);
        Assert.Contains("1 folder marker not counted", check.Find(".figure-note").TextContent, StringComparison.Ordinal);
        Assert.Contains("Left by the desktop.", check.Find(".note .remark").TextContent, StringComparison.Ordinal);
    }
}
