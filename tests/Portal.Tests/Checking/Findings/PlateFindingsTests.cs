using System.Net;
using Curation.Plates;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Checking;
using Portal.Checking.Files;
using Portal.Data;
using Portal.Tests.Journeys;
using Portal.Tests.Pages;
using Testing.Tools;

namespace Portal.Tests.Checking.Findings;

public sealed class PlateFindingsTests : PageTest
{
    [Fact]
    public async Task A_plate_shows_a_count_or_a_word_in_every_cell_and_can_be_taken_along()
    {
        var page = await ShownAsync("?view=plates", 9);

        page.WaitForAssertion(() => Assert.Equal(
            ["1", "1", "1", "1 odd: groups differ", "2", "1", "1"],
            page.FindAll("tbody td")
                .Skip(1)
                .Select(cell => string.Join(' ', cell.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))));

        Assert.Equal("page", page.FindAll(".tabs a").Single(tab => tab.TextContent == "Plates").GetAttribute("aria-current"));
        using var erin = await World.SignedInAsync("erin");
        var csv = await erin.GetStringAsync(new Uri(page.Find("a[href$='plates.csv']").GetAttribute("href")!, UriKind.Relative));
        Assert.Contains(
            "cpg0048-bsc,broad,2026_01_05_Batch1,BR00100001,BR00100001__2026-01-05T10_00_00-Measurement1,1,1,1,1,2,1,1,Analysis: groups differ",
            csv,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_lacks_is_said_in_a_word()
    {
        var page = await ShownAsync("?view=plates&gaps=true", 6);

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("tbody .finding-bad").Count(cell => cell.TextContent == "missing")));
        Assert.Equal("Only plates with gaps: 1", page.Find(".severities [aria-current]").TextContent);
    }

    [Fact]
    public async Task A_complete_deposit_has_no_plates_with_gaps()
    {
        var page = await ShownAsync("?view=plates&gaps=true", World.Complete);

        page.WaitForAssertion(() => Assert.Equal("No plate has a gap.", page.Find(".empty-text").TextContent));
    }

    [Fact]
    public async Task Plates_of_another_contributor_are_not_read()
    {
        var run = await World.CheckAsync(await World.OpenAsync());
        using var noor = await World.SignedInAsync("noor");

        using var answer = await noor.GetAsync(new Uri($"/api/checks/{run.Id}/plates.csv", UriKind.Relative));

        Assert.Null(await World.CheckFiles.PlatesAsync(run.Id, false, 0, World.Noor));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task More_plates_than_a_page_come_by_pages()
    {
        using var folder = new TemporaryFolder();
        var path = new RunFolder(folder.Root).Plates;
        var matrix = new PlateMatrix();
        for (var i = 0; i < PlatePage.Size + 5; i++)
        {
            matrix.Observe($"cpg0048-bsc/broad/images/b/images/P{i:000}/x.tiff");
        }

        await PlatesFile.WriteAsync(path, matrix.Complete(), default);
        var first = await PlatePage.ReadAsync(path, onlyGaps: true, 0, default);
        var second = await PlatePage.ReadAsync(path, onlyGaps: true, first.Next!.Value, default);

        Assert.Equal(new PlateTotals(105, 105, 0), first.Totals);
        Assert.Equal(("P000", PlatePage.Size), (first.Rows[0].Plate, first.Rows.Count));
        Assert.Equal(("P100", 5, null), (second.Rows[0].Plate, second.Rows.Count, second.Next));
    }

    private async Task<IRenderedComponent<CheckPage>> ShownAsync(string query, int objects)
    {
        var id = await World.OpenAsync(objects: objects);
        var run = await World.CheckAsync(id);
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/deposits/{id}/check/{run.Id}{query}");
        return Show<CheckPage>(p => p.Add(c => c.Id, id).Add(c => c.Run, run.Id), "erin");
    }
}
