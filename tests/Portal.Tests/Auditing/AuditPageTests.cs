using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Auditing;
using Portal.Tests.Pages;

namespace Portal.Tests.Auditing;

public sealed class AuditPageTests : PageTest
{
    [Fact]
    public async Task Applied_filters_become_the_address_and_the_list()
    {
        await World.OpenAsync();
        var page = Show<AuditPage>(_ => { });
        page.WaitForElement("tbody tr");

        page.FindAll(".filters input")[1].Change("Ada");
        page.Find(".filters").Submit();

        page.WaitForState(() => Services.GetRequiredService<NavigationManager>().Uri.EndsWith("/audit?who=Ada", StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.All(
            page.FindAll("tbody tr"), row => Assert.Contains("Ada", row.QuerySelector(".nowrap")!.TextContent, StringComparison.Ordinal)));
        Assert.Contains("/api/audit.csv?who=Ada", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_maintainer_verifies_the_trail()
    {
        await World.OpenAsync();
        var page = Show<AuditPage>(_ => { });

        page.WaitForElement(".page-header .act button").Click();

        page.WaitForAssertion(() => Assert.Matches(
            "^[2-9] facts, the last of 20[0-9]{2}-[0-9]{2}-[0-9]{2}, anchored$", page.Find(".page-header [role=status]").TextContent));
    }

    [Fact]
    public async Task Others_see_their_own_and_no_chain()
    {
        await World.OpenAsync();

        var page = Show<AuditPage>(_ => { }, "noor");

        page.WaitForElement(".empty-text");
        Assert.Empty(page.FindAll(".page-header .act"));
    }
}
