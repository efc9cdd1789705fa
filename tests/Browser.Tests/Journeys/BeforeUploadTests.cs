using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Browser.Tests.Accessibility;
using Browser.Tests.Running;
using Testing.Tools;

namespace Browser.Tests.Journeys;

[Collection(OnStage.Name)]
public sealed partial class BeforeUploadTests(Stage stage)
{
    [NeedsFact("chromium")]
    public async Task Somebody_checks_a_listing_before_the_upload()
    {
        await using var ada = await stage.SignedInAsync("Ada Lindqvist");
        var faults = new List<string>();
        await ada.Link("Check before you upload").ClickAsync();
        await ada.SettledAsync();
        faults.AddRange(await Looks.FaultsAsync(ada, "/check"));

        await ChooseAsync(ada, "wrong.txt", "total 5\ndrwxr-xr-x 2 me me 4096 Jan  1 10:00 images\n"u8.ToArray());
        await ada.SeesAsync("wrong.txt, line 1: expected a listing");
        await ChooseAsync(
            ada, "broken.csv", Encoding.UTF8.GetBytes("Bucket,Key,Size\nlab,cpg0037-oasis/broad/x,5\nlab,cpg0037-oasis/broad/y,many\n"));
        await ada.SeesAsync("Its first file will be cpg0037-oasis/broad/x");
        await ada.PressAsync("Check this listing");
        await Assertions.Expect(ada.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "broken.csv, line 3: expected a size in bytes" }))
            .ToBeVisibleAsync();
        faults.AddRange(await Looks.FaultsAsync(ada, "a refused listing"));

        await ChooseAsync(ada, "listing.txt", Listing());
        await ada.SeesAsync("Your listing begins with /data/me/cpg0037-oasis/broad/");
        await ada.TabToAsync(ada.Button("Check this listing"));
        await ada.Page.Keyboard.PressAsync("Enter");
        await ada.ArrivesAsync(Report());
        await ada.SeesAsync("Nobody but you sees this report");
        await ada.SeesAsync("10,000");
        faults.AddRange(await Looks.FaultsAsync(ada, "a report"));

        await ada.PressAsync("Keep this report");
        await ada.ArrivesAsync(Kept());
        await ada.SeesAsync("listing.txt");
        Assert.Equal("", string.Join('\n', faults));

        // The refusal itself is what a browser calls a failed request.
        Assert.All(ada.Faults, fault => Assert.Contains("422", fault, StringComparison.Ordinal));
    }

    private static Task ChooseAsync(Person person, string name, byte[] listing) =>
        person.Page.GetByLabel("Listing", new() { Exact = true })
            .SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/plain", Buffer = listing });

    /// <summary>About a megabyte of what <c>find</c> writes.</summary>
    private static byte[] Listing()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 10_000; i++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"5000\t/data/me/cpg0037-oasis/broad/images/2026_01_05_Batch1/images/P{i / 1000}__2026-01-05T10_00_00-Measurement1/Images/r{i / 24 % 16 + 1:00}c{i % 24 + 1:00}f01p01-ch1sk1fk1fl1.tiff\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    [GeneratedRegex("/check/[0-9a-f-]{36}$")]
    private static partial Regex Report();

    [GeneratedRegex("/checks/[0-9a-f-]{36}$")]
    private static partial Regex Kept();
}
