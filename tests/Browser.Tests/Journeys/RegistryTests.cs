using System.Text.RegularExpressions;
using Browser.Tests.Running;
using Testing.Tools;

namespace Browser.Tests.Journeys;

[Collection(OnStage.Name)]
public sealed partial class RegistryTests(Stage stage)
{
    [NeedsFact("chromium")]
    public async Task A_maintainer_imports_a_registry_and_a_contributor_asks_for_its_new_project()
    {
        await using var erin = await stage.SignedInAsync("Erin");
        await Steps.BringRegistryAsync(erin, await Steps.RegistryAsync(erin) + Steps.ProjectEntry("cpg0400-imported"));
        await erin.SeesAsync("cpg0400-imported");
        await erin.Page.GetByRole(AriaRole.Button, new() { NameRegex = InForce() }).ClickAsync();
        await erin.SeesAsync("1 added, 0 changed, 0 removed");
        await erin.Page.GetByRole(AriaRole.Button, new() { NameRegex = InForce() }).ClickAsync();
        await erin.ArrivesAsync(new Regex("/registry$"));

        await using var ada = await stage.SignedInAsync("Ada Lindqvist");
        await ada.VisitAsync("/registry?search=imported");
        await ada.Link("cpg0400-imported").ClickAsync();
        await ada.ArrivesAsync(new Regex("/registry/cpg0400-imported$"));
        await ada.SeesAsync("None of yours is under this project.");
        await Steps.RequestAsync(ada, "cpg0400-imported/broad", 10);
        await ada.VisitAsync("/registry/cpg0400-imported");
        await ada.SeesAsync("cpg0400-imported/broad");
    }

    [GeneratedRegex("^Put .* in force$")]
    private static partial Regex InForce();
}
