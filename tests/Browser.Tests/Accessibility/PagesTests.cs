using Browser.Tests.Running;
using Testing.Tools;

namespace Browser.Tests.Accessibility;

/// <summary>Every address, with the example deposits brought into the states that their pages can show.</summary>
[Collection(OnStage.Name)]
public sealed partial class PagesTests(Stage stage)
{
    private const string Flawed = "cpg0037-oasis/axiom";
    private const string Clean = "cpg0049-ipsc-diff-pancreatic-progenitor/broad";
    private readonly List<string> faults = [];

    [NeedsFact("chromium")]
    public async Task Pages_that_anybody_sees()
    {
        await using var anybody = await stage.SomebodyAsync();
        foreach (var address in new[] { "/sign-in", $"/receipts/{Guid.Empty}" })
        {
            await LookAsync(anybody, address);
        }

        AllAreGood();
    }

    [NeedsFact("chromium")]
    public async Task Pages_of_a_contributor()
    {
        await using var ada = await stage.SignedInAsync("Ada Lindqvist");
        var flawed = await Steps.FindAsync(ada, Flawed);
        foreach (var address in new[]
        {
            "/", "/requests", "/requests/new", "/deposits", "/deposits?search=nothing-is-called-so", "/staging", "/registry",
            "/registry?search=nothing-is-called-so", "/registry/cpg0016-jump", "/registry/cpg0013", "/registry/nothing", "/registry/import",
            "/no-such-page", $"/deposits/{Guid.Empty}",
        })
        {
            await LookAsync(ada, address);
        }

        var requested = await Steps.RequestAsync(ada, "cpg0044-uhler-multicells/looks", 10);
        var check = await Steps.CheckAsync(ada, flawed);
        foreach (var address in new[]
        {
            requested, Steps.RequestOf(requested), $"{requested}/access", $"{requested}/data", $"{requested}/check", $"{requested}/promotion",
            flawed, $"{flawed}/access", $"{flawed}/data", $"{flawed}/data/images", $"{flawed}/check", check, $"{check}?view=folders",
            $"{flawed}/promotion",
        })
        {
            await LookAsync(ada, address);
        }

        AllAreGood();
    }

    [NeedsFact("chromium")]
    public async Task The_kit()
    {
        await using var ada = await stage.SignedInAsync("Ada Lindqvist");
        await ada.Page.GotoAsync("/kit");
        await Assertions.Expect(ada.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();

        await HereAsync(ada, "/kit");
        AllAreGood();
    }

    [NeedsFact("chromium")]
    public async Task What_a_contributor_sees_for_a_moment()
    {
        await using var ada = await stage.SignedInAsync("Ada Lindqvist");
        var flawed = await Steps.FindAsync(ada, Flawed);

        await ada.VisitAsync("/requests/new");
        await ada.FillAsync("Project and source", "cpg0048/with blanks");
        await ada.SeesAsync("A prefix holds no blanks");
        await ada.PressAsync("Ask for this prefix");
        await HereAsync(ada, "a wrong prefix");

        await ada.VisitAsync($"{flawed}/access?from=%2Fdata%2Fmy%20plates&source=lab-data");
        await ada.SeesAsync("Who can write here?");
        await ada.AskPageAsync<object?>("() => document.querySelectorAll('details').forEach(it => it.open = true)");
        await HereAsync(ada, "the guide");

        await ada.VisitAsync($"{flawed}/access");
        await ada.PressAsync("Get credentials");
        await ada.SeesAsync("Shown once.");
        await HereAsync(ada, "credentials");

        await ada.VisitAsync(flawed);
        await ada.PressAsync("Submit for review");
        await ada.SeesAsync("The newest check");
        await HereAsync(ada, "a question before submitting");
        AllAreGood();
    }

    [NeedsFact("chromium")]
    public async Task Pages_of_a_maintainer()
    {
        await using var erin = await stage.SignedInAsync("Erin");
        var clean = await Steps.FindAsync(erin, Clean);
        foreach (var address in new[]
        {
            "/", "/requests", "/deposits", "/staging", "/staging/cpg0037-oasis", "/gallery", "/checks", "/writers", "/writers?show=ended",
            "/writers?flaw=overlap&order=prefix", "/writers/people", "/writers/tokens", "/writers/credentials", $"/checks/{Guid.Empty}", "/jobs",
            "/audit", "/audit?who=nobody", "/sessions", "/registry", "/registry/import", $"/registry/import/{Guid.Empty}", clean,
        })
        {
            await LookAsync(erin, address);
        }

        await erin.VisitAsync("/writers");
        await erin.PressAsync("Compare with the provider");
        await erin.SeesAsync("at the provider, all as the portal gave them");
        await HereAsync(erin, "grants compared");

        var check = await Steps.CheckAsync(erin, clean);
        await Steps.PlanAsync(erin, clean);
        await HereAsync(erin, "a plan");
        var receipt = await Steps.PromoteAsync(erin);
        foreach (var address in new[] { check, clean, $"{clean}/promotion", $"{clean}/access", receipt, "/jobs" })
        {
            await LookAsync(erin, address);
        }

        AllAreGood();
    }

    [NeedsFact("chromium")]
    public async Task What_a_maintainer_sees_of_an_import()
    {
        await using var erin = await stage.SignedInAsync("Erin");
        await Steps.BringRegistryAsync(erin, "datasets:\n  - name: cpg0001-a\n    status: open\n");
        await erin.SeesAsync("The file has 2 faults");
        await HereAsync(erin, "a registry with faults");

        var file = await Steps.RegistryAsync(erin);
        await Steps.BringRegistryAsync(erin, file.Replace("cpg0047-amish", "cpg0047-other", StringComparison.Ordinal));
        await erin.SeesAsync("The file lacks cpg0047-amish, which deposits stand under");
        await HereAsync(erin, "a registry that lacks a project in use");

        await Steps.BringRegistryAsync(
            erin,
            file.Replace("cpg0008-pki", "cpg0008-kinases", StringComparison.Ordinal)
                .Replace("total: \"12.3 TB\"", $"total: \"{new string('9', 90)}\"", StringComparison.Ordinal)
            + Steps.ProjectEntry("cpg0500-looks"));
        await erin.SeesAsync("cpg0008-kinases");
        await HereAsync(erin, "what a registry changes");
        await erin.Page.GetByRole(AriaRole.Button, new() { NameRegex = InForce() }).ClickAsync();
        await erin.SeesAsync("Replace the registry in force by this file");
        await HereAsync(erin, "a question before an import");
        AllAreGood();
    }

    [System.Text.RegularExpressions.GeneratedRegex("^Put .* in force$")]
    private static partial System.Text.RegularExpressions.Regex InForce();

    private async Task LookAsync(Person person, string address)
    {
        await person.Page.SetViewportSizeAsync(1440, 900);
        await person.VisitAsync(address);
        await HereAsync(person, address);
    }

    private async Task HereAsync(Person person, string where) => faults.AddRange(await Looks.FaultsAsync(person, where));

    private void AllAreGood() => Assert.True(faults.Count == 0, string.Join('\n', faults));
}
