using System.Text;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Dropping;
using Portal.Tests.Journeys;
using Portal.Tests.Pages;

namespace Portal.Tests.Dropping;

public sealed class DroppedPagesTests : PageTest
{
    private DroppedListings Dropped => World.Services.GetRequiredService<DroppedListings>();

    [Fact]
    public async Task The_folder_and_the_prefix_are_guessed_from_the_listing()
    {
        Opens(Sender.Find());
        var page = Show<BeforePage>(_ => { }, "ada");

        await page.Find("input[type=file]").ChangeAsync(new ChangeEventArgs());

        Assert.Contains("Your listing begins with /data/me/cpg0037-oasis/broad/", page.Markup, StringComparison.Ordinal);
        Assert.Contains($"Its first file will be {World.KeyOf(Sender.Prefix, 0)}", page.Markup, StringComparison.Ordinal);
        Assert.Contains("is not decided here", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_listing_is_told_at_once()
    {
        Opens("total 5\ndrwxr-xr-x 2 me me 4096 Jan  1 10:00 images\n");
        var page = Show<BeforePage>(_ => { }, "ada");

        await page.Find("input[type=file]").ChangeAsync(new ChangeEventArgs());

        Assert.Contains("ours.txt, line 1: expected a listing", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_is_shown_with_its_files_and_forgotten_when_asked()
    {
        var id = Guid.NewGuid();
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(Sender.Find()));
        await Dropped.ReceiveAsync(id, new DropOptions("ours.txt", Sender.Prefix, "/data/me/cpg0037-oasis/broad"), body, null, World.Ada, default);

        var page = Show<DroppedPage>(p => p.Add(shown => shown.Id, id), "ada");
        var others = Show<DroppedPage>(p => p.Add(shown => shown.Id, id), "erin");
        page.WaitForAssertion(() => Assert.Contains("Nobody but you sees this report", page.Markup, StringComparison.Ordinal));
        Assert.Contains($"/api/listings/{id}/findings.csv", page.Markup, StringComparison.Ordinal);
        Assert.Contains("There is no such report", others.Markup, StringComparison.Ordinal);

        await page.FindAll("button").Single(button => button.TextContent.Trim() == "Forget it").ClickAsync(new());
        Assert.Null(Dropped.Find(id, World.Ada));
        Assert.EndsWith("/check", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_wrong_with_a_listing_stays_to_be_read()
    {
        var id = Guid.NewGuid();
        using var body = new MemoryStream();
        await Assert.ThrowsAsync<DropRefusedException>(
            () => Dropped.ReceiveAsync(id, new DropOptions("ours.txt", Sender.Prefix, ""), body, null, World.Ada, default));

        var page = Show<DroppedPage>(p => p.Add(shown => shown.Id, id), "ada");

        Assert.Contains("ours.txt: it is empty", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    private void Opens(string listing) => JSInterop
        .Setup<ListingForm.Opening?>("portalListing.look", _ => true)
        .SetResult(new ListingForm.Opening("ours.txt", listing.Length, Encoding.UTF8.GetBytes(listing)));
}
