using Curation.Findings;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Checking;
using Portal.Checking.Findings;
using Portal.Checking.Store;
using Portal.Checking.Waiving;
using Portal.Tests.Journeys;
using Portal.Tests.Pages;

namespace Portal.Tests.Checking.Findings;

public sealed class FindingsViewTests : PageTest
{
    private const string Prefix = "cpg0048-bsc/broad";
    private static readonly DateOnly Someday = DateOnly.FromDateTime(DateTime.UtcNow.AddDays(20));

    [Fact]
    public async Task The_address_says_what_is_shown_and_the_pages_lead_on_and_back()
    {
        var (deposit, run) = await CheckedAsync(FindingPages.Size + 3);

        var page = Shown(deposit, run, "?view=findings&rule=K006");
        page.WaitForAssertion(() => Assert.Equal(FindingPages.Size, page.FindAll("tbody tr").Count));
        Assert.Contains($"{FindingPages.Size + 3} findings match", page.Find(".found-sum [role=status]").TextContent, StringComparison.Ordinal);
        Assert.Equal("K006", page.Find(".filters input").GetAttribute("value"));
        var next = page.Find(".pager a[rel=next]").GetAttribute("href")!;
        Services.GetRequiredService<NavigationManager>().NavigateTo(next);
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll("tbody tr").Count));
        Services.GetRequiredService<NavigationManager>().NavigateTo(page.Find(".pager a[rel=prev]").GetAttribute("href")!);
        page.WaitForAssertion(() => Assert.Equal(FindingPages.Size, page.FindAll("tbody tr").Count));
    }

    [Fact]
    public async Task Rules_folders_and_plates_lead_into_the_list()
    {
        var (deposit, run) = await CheckedAsync(2);

        Assert.Contains(
            Shown(deposit, run, "").WaitForElements(".finding-head a"),
            link => link.GetAttribute("href") == $"/deposits/{deposit}/check/{run}?view=findings&rule=K006");
        Assert.Contains(
            Shown(deposit, run, "?view=folders").WaitForElements("td a"),
            link => link.GetAttribute("href")!.Contains("view=findings&folder=", StringComparison.Ordinal));
        Assert.Contains(
            Shown(deposit, run, "?view=plates").WaitForElements("td a"),
            link => link.GetAttribute("href")!.EndsWith("view=findings&plate=BR00100001", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_view_leads_to_the_other_without_a_reload()
    {
        var (deposit, run) = await CheckedAsync(1);
        var page = Shown(deposit, run, "");
        page.WaitForElement(".finding");

        foreach (var (view, sign) in new[]
        {
            ("?view=waivers&rule=K006", ".form"), ("?view=findings&rule=K006", ".found"), ("?view=changes", ".note"), ("?view=folders", "td"),
            ("?view=findings", ".found"), ("", ".finding"),
        })
        {
            Services.GetRequiredService<NavigationManager>().NavigateTo($"/deposits/{deposit}/check/{run}{view}");
            page.WaitForElement(sign);
        }
    }

    [Fact]
    public async Task A_waived_finding_carries_its_mark_in_every_view()
    {
        var (deposit, run) = await CheckedAsync(1);
        await World.Waivers.GiveAsync(run, "K006", $"{Prefix}/images/", "Kept on purpose.", Someday, World.Erin);

        foreach (var view in new[] { "", "?view=findings&rule=K006", "?view=waivers" })
        {
            var page = Shown(deposit, run, view, "ada");
            page.WaitForAssertion(() => Assert.Contains("Kept on purpose.", page.Markup, StringComparison.Ordinal));
        }

        var folders = Shown(deposit, run, "?view=folders", "ada");
        folders.WaitForAssertion(() => Assert.Contains(folders.FindAll("td .badge"), badge => badge.TextContent == "K006 waived"));
    }

    [Fact]
    public async Task Only_a_maintainer_has_the_form_and_the_way_to_it()
    {
        var (deposit, run) = await CheckedAsync(1);

        Shown(deposit, run, "?view=waivers", "erin").WaitForElement(".form");
        foreach (var persona in new[] { "ada", "chidi" })
        {
            var page = Shown(deposit, run, "?view=waivers", persona);
            page.WaitForAssertion(() => Assert.Contains("Nothing is waived.", page.Markup, StringComparison.Ordinal));
            Assert.Empty(page.FindAll(".form"));
            Assert.DoesNotContain("Waive K006", Shown(deposit, run, "", persona).Markup, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_first_check_has_nothing_to_compare_with_and_a_second_has()
    {
        var (deposit, first) = await CheckedAsync(1);
        var alone = Shown(deposit, first, "?view=changes");
        alone.WaitForAssertion(() => Assert.Contains("nothing to compare with", alone.Markup, StringComparison.Ordinal));
        await World.PutAsync(World.Staging, $"{Prefix}/workspace/Thumbs.db", "x");
        var second = await World.CheckAsync(deposit);

        var page = Shown(deposit, second.Id, "?view=changes");

        page.WaitForAssertion(() => Assert.Matches("^[1-9] new, 0 gone, [0-9]+ same since", page.Find(".change-sum").TextContent));
        Assert.Equal($"New: {page.FindAll("tbody tr").Count}", page.Find("nav[aria-label=Changes] [aria-current]").TextContent);
        Assert.Contains("Thumbs.db", page.Find("tbody").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rule=k006&severity=ERROR&folder=a/b&waived=no", "/c?view=findings&rule=K006&severity=error&folder=a%2Fb%2F&waived=no")]
    [InlineData("rule=&severity=grave&folder= &waived=perhaps", "/c?view=findings")]
    [InlineData("plate=A%26B%23%C3%A9", "/c?view=findings&plate=A%26B%23%C3%A9")]
    public void An_address_is_read_as_it_is_written(string query, string written)
    {
        var read = System.Web.HttpUtility.ParseQueryString(query);

        Assert.Equal(
            written,
            FindingsAddress.Of("/c", FindingsAddress.Read(read["rule"], read["severity"], read["folder"], read["plate"], read["waived"], null)));
    }

    [Fact]
    public void A_place_in_the_changes_stands_in_the_address() =>
        Assert.Equal(
            "/c?view=changes&change=gone&severity=warning&after=50",
            FindingsAddress.Of("/c", new FindingsQuery(Severity: Severity.Warning, Change: Change.Gone), 50));

    private async Task<(Guid Deposit, Guid Run)> CheckedAsync(int debris)
    {
        var deposit = await World.OpenAsync(Prefix, World.Complete);
        for (var i = 0; i < debris; i++)
        {
            await World.PutAsync(World.Staging, $"{Prefix}/images/2026_01_05_Batch1/images/d{i:000}/.DS_Store", "x");
        }

        return (deposit, (await World.CheckAsync(deposit)).Id);
    }

    private IRenderedComponent<CheckPage> Shown(Guid deposit, Guid run, string query, string persona = "erin")
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/deposits/{deposit}/check/{run}{query}");
        return Show<CheckPage>(p => p.Add(c => c.Id, deposit).Add(c => c.Run, run), persona);
    }
}
