using System.Globalization;
using System.Text.RegularExpressions;
using Browser.Tests.Accessibility;
using Browser.Tests.Running;
using Testing.Running;
using Testing.Tools;

namespace Browser.Tests.Journeys;

/// <summary>What is right for a deposit though a rule says otherwise: found by its filters, waived with words, and approved.</summary>
[Collection(OnStage.Name)]
public sealed partial class WaiverTests(Stage stage)
{
    private const string Prefix = "cpg0045-ncats-mito/waived";

    [NeedsFact("chromium", "aws")]
    public async Task A_finding_is_followed_waived_and_no_longer_stands_in_the_way()
    {
        using var tree = new Tree(Prefix);
        await using var ada = await stage.SignedInAsync("Ada Lindqvist");
        await using var erin = await stage.SignedInAsync("Erin");
        var deposit = await Steps.RequestAsync(ada, Prefix, tree.Files.Count + 1);
        await Steps.ApproveRequestAsync(erin, deposit);
        await File.WriteAllTextAsync(tree.PathOf("images/.DS_Store"), "x");
        (await AwsCli.Root(stage.Server)
            .RunAsync("s3", "sync", "--only-show-errors", tree.PathOf(""), $"s3://staging-cellpainting-gallery/{Prefix}/"))
            .Succeeds();
        var check = await Steps.CheckAsync(ada, deposit);
        await Steps.SubmitAsync(ada, deposit, "Left by the desktop.");

        await FiltersByKeyboardAsync(erin, check);
        await WaivesAsync(erin, check);
        await erin.VisitAsync($"{check}?view=findings&waived=yes");
        await erin.SeesAsync("Kept on purpose.");
        Assert.Empty(await Looks.FaultsAsync(erin, "waived findings"));

        await Steps.PlanAsync(erin, deposit);
        await erin.SeesAsync("so that none stands in the way");
        var receipt = await Steps.PromoteAsync(erin);
        await erin.VisitAsync(receipt);
        await erin.SeesAsync("Kept on purpose.");
        Assert.Empty(await Looks.FaultsAsync(erin, "a receipt with waivers"));
        Assert.Empty(ada.Faults.Concat(erin.Faults));
    }

    /// <summary>Filters, and finds the same again by the address alone.</summary>
    private static async Task FiltersByKeyboardAsync(Person erin, string check)
    {
        await erin.VisitAsync($"{check}?view=findings");
        await erin.TabToAsync(erin.Page.GetByLabel("Rule"));
        await erin.Page.Keyboard.TypeAsync("K006");
        await erin.Page.Keyboard.PressAsync("Enter");
        await erin.ArrivesAsync(Filtered());
        await erin.SeesAsync("1 finding matches");
        await erin.Page.ReloadAsync();
        await erin.SettledAsync();
        await Assertions.Expect(erin.Page.GetByLabel("Rule")).ToHaveValueAsync("K006");
        await erin.SeesAsync("1 finding matches");
    }

    private static async Task WaivesAsync(Person erin, string check)
    {
        await erin.VisitAsync(check);
        await erin.Link("Waive K006").ClickAsync();
        await Assertions.Expect(erin.Page.GetByLabel("Waived rule")).ToHaveValueAsync("K006");
        await erin.PressAsync("Waive the rule");
        await erin.SeesAsync("Say until when");
        await erin.FillAsync("Why it may stand", "Kept on purpose.");
        await erin.FillAsync("Until", DateTime.UtcNow.AddDays(20).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await erin.PressAsync("Waive the rule");
        await erin.SeesAsync("Everywhere");
        await erin.SeesAsync("1 of them waived");
        Assert.Empty(await Looks.FaultsAsync(erin, "waivers"));
    }

    [GeneratedRegex("view=findings&rule=K006$")]
    private static partial Regex Filtered();
}
