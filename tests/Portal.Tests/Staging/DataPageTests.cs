using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Staging;
using Portal.Tests.Journeys;
using Portal.Tests.Pages;

namespace Portal.Tests.Staging;

public sealed class DataPageTests : PageTest
{
    [Fact]
    public async Task A_link_to_an_odd_folder_leads_to_what_is_in_it()
    {
        var id = await World.OpenAsync(objects: 1);
        await World.PutAsync(World.Staging, "cpg0048-bsc/broad/a b/100%2F+#?//x.csv", "a,b");
        Go($"/deposits/{id}/data/a%20b/");
        var page = Show<DepositData>(p => p.Add(d => d.Id, id));
        page.WaitForElement("tbody a");

        Go(page.Find("tbody a").GetAttribute("href")!);
        page.Render(p => p.Add(d => d.Path, "anything"));
        page.WaitForAssertion(() => Assert.Equal("cpg0048-bsc/broad/a b/100%2F+#?//", page.Find("tbody [data-copy]").GetAttribute("data-copy")));

        Assert.Equal("100%2F+#?", page.Find(".folder-trail [aria-current]").TextContent);
    }

    [Fact]
    public async Task Folders_come_first_and_totals_have_an_age()
    {
        var id = await World.OpenAsync(objects: 3);
        await World.CheckAsync(id);
        Go($"/deposits/{id}/data");

        var page = Show<DepositData>(p => p.Add(d => d.Id, id));

        page.WaitForAssertion(() => Assert.Contains("3 objects", page.Find(".folder-sum").TextContent, StringComparison.Ordinal));
        Assert.Contains("counted", page.Find(".folder-sum").TextContent, StringComparison.Ordinal);
        Assert.Equal("images/", page.Find("tbody .name").TextContent);
    }

    [Fact]
    public async Task Nothing_staged_leads_to_the_upload()
    {
        var id = await World.OpenAsync(objects: 1);
        await World.DeleteAsync(World.Staging, World.KeyOf("cpg0048-bsc/broad", 0));
        Go($"/deposits/{id}/data");

        var page = Show<DepositData>(p => p.Add(d => d.Id, id));

        Assert.Equal($"/deposits/{id}/access", page.WaitForElement(".empty a").GetAttribute("href"));
    }

    private void Go(string address) => Services.GetRequiredService<NavigationManager>().NavigateTo(address);
}
