using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Deposits;

namespace Portal.Tests.Deposits;

public sealed class DepositsPageTests : AccessTest
{
    public DepositsPageTests() => SignIn(Ada);

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public async Task The_address_says_which_are_shown()
    {
        await KeepAsync(Lives.To(DepositState.Open, "cpg0037-oasis/open", Ada, Chidi, Erin));
        await KeepAsync(Lives.To(DepositState.Submitted, "cpg0037-oasis/submitted", Ada, Chidi, Erin));
        Navigation.NavigateTo("/deposits?state=Submitted");

        var page = Render<DepositsPage>();

        page.WaitForElement("tbody tr");
        Assert.Equal("cpg0037-oasis/submitted", Assert.Single(page.FindAll("tbody .key")).TextContent.Trim());
    }

    [Theory]
    [InlineData("/deposits?state=Nonsense&after=nonsense")]
    [InlineData("/deposits?state=99")]
    public async Task An_address_nobody_wrote_shows_all(string address)
    {
        await KeepAsync(Lives.To(DepositState.Open, Place, Ada, Chidi, Erin));
        Navigation.NavigateTo(address);

        var page = Render<DepositsPage>();

        Assert.Single(page.WaitForElements("tbody tr"));
    }

    [Fact]
    public async Task A_filter_leads_to_an_address()
    {
        await KeepAsync(Lives.To(DepositState.Open, Place, Ada, Chidi, Erin));
        var page = Render<DepositsPage>();
        page.WaitForElement("tbody tr");

        page.Find("input[type=search]").Change("100%");
        page.Find("form[role=search]").Submit();

        Assert.EndsWith("/deposits?search=100%25", Navigation.Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Contains("No deposit matches", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_next_page_is_a_link()
    {
        for (var i = 0; i <= DepositQueries.PageSize; i++)
        {
            await KeepAsync(Lives.To(DepositState.Open, $"cpg0037-oasis/lab{i}", Ada, Chidi, Erin));
        }

        var page = Render<DepositsPage>();
        page.WaitForElement("tbody tr");
        Navigation.NavigateTo(page.Find("a[rel=next]").GetAttribute("href")!);
        var next = Render<DepositsPage>();

        Assert.Equal("cpg0037-oasis/lab0", next.WaitForElement("tbody .key").TextContent.Trim());
        Assert.Empty(next.FindAll("a[rel=next]"));
    }
}
