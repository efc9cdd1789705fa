using AngleSharp.Dom;
using Bunit;
using Curation;
using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Deposits;
using Portal.Registering;

namespace Portal.Tests.Registering;

public sealed class RegistryPagesTests : RegistryTest
{
    [Fact]
    public async Task The_list_tells_states_the_next_number_and_nothing_of_requests_but_that_a_number_is_held()
    {
        await AskAsync("secret");
        SignIn(Ada);
        var page = Render<RegistryPage>();
        page.WaitForElement("table");

        Assert.Equal(["26", "21", "3", "cpg0051"], page.FindAll(".figure-value").Select(figure => figure.TextContent.Trim()));
        Assert.Contains("1 held for requests", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", page.Markup, StringComparison.Ordinal);
        var rows = page.FindAll("tbody tr").ToDictionary(row => row.QuerySelector("code")!.TextContent);
        Assert.Equal("Published", rows["cpg0016-jump"].QuerySelector(".badge")!.TextContent.Trim());
        Assert.Equal("Retired", rows["cpg0013"].QuerySelector(".badge")!.TextContent.Trim());
        Assert.Equal("Requested", rows["cpg0050"].QuerySelector(".badge")!.TextContent.Trim());
        Assert.Null(rows["cpg0050"].QuerySelector("a"));
        Assert.Equal("/registry/cpg0016-jump", rows["cpg0016-jump"].QuerySelector("a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("search=OASIS", new[] { "cpg0033-oasis-pilot", "cpg0037-oasis" })]
    [InlineData("search=jump-assembled", new[] { "cpg0016-jump" })]
    [InlineData("state=retired", new[] { "cpg0013", "cpg0027", "cpg0035" })]
    [InlineData("after=47", new[] { "cpg0048-bsc", "cpg0049-ipsc-diff-pancreatic-progenitor" })]
    public void The_list_is_narrowed_by_its_address(string query, string[] names)
    {
        SignIn(Ada);
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/registry?{query}");
        var page = Render<RegistryPage>();
        page.WaitForElement("table");

        Assert.Equal(names, page.FindAll("tbody code").Select(code => code.TextContent));
    }

    [Theory]
    [InlineData("%3Cscript%3E", "No project matches")]
    [InlineData("cpg0077", "cpg0077 is free. Numbers are given out in order: cpg0050 is the next.")]
    [InlineData("CPG0050", "cpg0050 is free. It is the next one to be given out.")]
    [InlineData("cpg00-1", "No project matches")]
    [InlineData("cpg0077-new", "No project matches")]
    public void A_search_that_finds_nothing_says_so(string search, string words)
    {
        SignIn(Ada);
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/registry?search={search}");

        Assert.Contains(words, Render<RegistryPage>().Find(".empty").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Contributor, false)]
    [InlineData(Role.Champion, false)]
    [InlineData(Role.Maintainer, true)]
    public void Only_maintainers_see_the_way_to_the_import(Role role, bool sees)
    {
        SignIn(role switch { Role.Contributor => Ada, Role.Champion => Chidi, _ => Erin });

        Assert.Equal(sees, Render<RegistryPage>().FindAll("a[href='/registry/import']").Count == 1);
    }

    [Fact]
    public async Task A_project_s_page_has_all_that_is_said_of_it_and_runs_nothing()
    {
        await ImportAsync(BuiltIn(Entry("cpg0060-new", "<script>alert(1)</script> & more", """
                size: {total: "1 TB", images: "2 GB", numerical: "3 GB"}
                protocol: v3
                references:
                  - {authors: "Somebody, 2024", publication: "https://example.org/p?a=1", preprint: "", note: "A note", prefix: "See"}
                repositories:
                  - {label: "data <b>", url: "http://example.org/r"}
                  - {label: "no address", url: ""}
                aliases: [BBBC1, cpg0060-new-assembled]
                external_contributions:
                  - {contributor: Group, description: Profiles, link: "https://example.org/c", date: 2025-01-15}
            """.Replace("    \n", "\n", StringComparison.Ordinal) + "\n")));
        SignIn(Ada);
        var page = Render<ProjectPage>(p => p.Add(one => one.Name, "cpg0060-new"));
        page.WaitForElement(".facts");

        Assert.Contains("<script>alert(1)</script> & more", page.Find(".subtitle").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("script, b"));
        Assert.Equal(
            ["https://example.org/p?a=1", "http://example.org/r", "https://example.org/c"],
            page.FindAll(".facts a").Select(link => link.GetAttribute("href")));
        Assert.All(page.FindAll(".facts a"), link => Assert.Contains("noopener", link.GetAttribute("rel"), StringComparison.Ordinal));
        foreach (var words in new[]
        {
            "1 TB, images 2 GB, numerical data 3 GB", "BBBC1, cpg0060-new-assembled", "See Somebody, 2024", "A note", "no address",
            "Group: Profiles, 2025-01-15",
        })
        {
            Assert.Contains(
                words,
                string.Join(' ', page.Find(".facts").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
                StringComparison.Ordinal);
        }

        Assert.Contains("second name", Render<ProjectPage>(p => p.Add(one => one.Name, "cpg0060-new-assembled")).Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("//evil.example")]
    [InlineData("https://a b")]
    [InlineData("java\nscript:alert(1)")]
    [InlineData("")]
    public void What_is_no_address_of_the_web_is_never_a_link(string url) =>
        Assert.Empty(Render<WebLink>(p => p.Add(link => link.Url, url).Add(link => link.Text, "x")).FindAll("a"));

    [Fact]
    public async Task A_project_s_page_shows_only_the_deposits_the_reader_may_read()
    {
        await KeepAsync(Deposit.Request(Prefix.Parse("cpg0037-oasis/axiom"), "x", 1, "", Shantanu, DateTimeOffset.UnixEpoch.AddYears(56)));
        await KeepAsync(Deposit.Request(Prefix.Parse("cpg0037-oasis/broad"), "x", 1, "", Ada, DateTimeOffset.UnixEpoch.AddYears(56)));
        SignIn(Ada);
        var page = Render<ProjectPage>(p => p.Add(one => one.Name, "cpg0037-oasis"));
        page.WaitForElement("tbody");

        Assert.Equal(["cpg0037-oasis/broad"], page.FindAll("tbody code").Select(code => code.TextContent));
    }

    [Theory]
    [InlineData("cpg0099-none")]
    [InlineData("cpg0050")]
    [InlineData("cpg0050-secret")]
    [InlineData("<script>")]
    public async Task What_is_no_project_has_no_page(string name)
    {
        await AskAsync("secret");
        SignIn(Ada);

        Assert.Contains("no project", Render<ProjectPage>(p => p.Add(one => one.Name, name)).Find(".empty").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_preview_shows_the_changes_and_puts_them_in_force()
    {
        var id = Bring(BuiltIn(Entry("cpg0060-new")).Replace("total: \"12.3 TB\"", "total: \"13 TB\"", StringComparison.Ordinal));
        SignIn(Erin);
        var page = Render<ImportPreviewPage>(p => p.Add(one => one.Id, id));
        page.WaitForElement("tbody");

        Assert.Equal(["size.total", "12.3 TB → 13 TB"], page.FindAll("tbody td").Select(cell => cell.TextContent.Trim()));
        await Button(page, "Put 51 projects in force").ClickAsync();
        Assert.Contains("1 added, 1 changed, 0 removed", page.Find(".act-question").TextContent, StringComparison.Ordinal);
        await Button(page, "Put 51 projects in force").ClickAsync();
        page.WaitForAssertion(() => Assert.EndsWith("/registry", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
        Assert.True(Current.Now.Admits("cpg0060-new", out _));
    }

    [Fact]
    public void The_preview_of_a_file_with_faults_offers_no_button()
    {
        SignIn(Erin);
        var page = Render<ImportPreviewPage>(p => p.Add(one => one.Id, Bring("datasets:\n  - name: <b>\n    description: x\n    status: no\n")));

        Assert.Equal(2, page.FindAll("li").Count);
        Assert.Empty(page.FindAll("b, button"));
        Assert.Contains("The file has 2 faults", page.Markup, StringComparison.Ordinal);
    }
}
