using System.Text.RegularExpressions;

namespace Browser.Tests.Running;

/// <summary>What people do with deposits, step by step as they would.</summary>
internal static partial class Steps
{
    /// <returns>The address of the new deposit.</returns>
    public static async Task<string> RequestAsync(Person person, string prefix, int objects)
    {
        await person.VisitAsync("/requests/new");
        await person.FillAsync("Project and source", prefix);
        await person.SeesAsync($"staging-cellpainting-gallery/{prefix}/");
        await FillRequestAsync(person, objects);
        await person.PressAsync("Ask for this prefix");
        await person.ArrivesAsync(Request());
        await person.SettledAsync();
        return new Uri(person.Page.Url).AbsolutePath.Replace("/requests/", "/deposits/", StringComparison.Ordinal);
    }

    /// <summary>All that is asked of a dataset, besides its place.</summary>
    public static async Task FillRequestAsync(Person person, int objects)
    {
        await person.FillAsync("Title", "Two plates of a pilot, imaged and profiled.");
        await person.FillAsync("Description", "U2OS cells under reference compounds: two 384-well plates of one batch.");
        foreach (var stain in new[] { "Hoechst 33342: DNA", "Phalloidin: actin", "MitoTracker Deep Red: mitochondria" })
        {
            await person.Page.GetByLabel(stain).CheckAsync();
        }

        await person.FillAsync("Expected objects", $"{objects}");
        await person.FillAsync("Expected size", "1.8 GB");
        await person.Page.GetByRole(AriaRole.Radio, new() { Name = "On a workstation" }).CheckAsync();
        await person.Page.GetByLabel("Champion").SelectOptionAsync("Chidi Okafor");
        await person.Page.GetByRole(AriaRole.Checkbox, new() { Name = "of the agreement" }).CheckAsync();
        await person.SeesAsync("Draft saved");
    }

    public static async Task ApproveRequestAsync(Person maintainer, string deposit)
    {
        await maintainer.VisitAsync(RequestOf(deposit));
        await maintainer.ConfirmAsync("Approve the request");
        await maintainer.SeesAsync("Open");
    }

    /// <returns>The address of the finished check.</returns>
    public static async Task<string> CheckAsync(Person person, string deposit)
    {
        await person.VisitAsync($"{deposit}/check");
        await person.PressAsync("Check now");
        await person.ArrivesAsync(Check());
        await person.SeesAsync("All findings as CSV");
        await person.SettledAsync();
        return new Uri(person.Page.Url).AbsolutePath;
    }

    /// <param name="words">Why the errors of the newest check are there; null if it found none.</param>
    public static async Task SubmitAsync(Person contributor, string deposit, string? words = null)
    {
        await contributor.VisitAsync(deposit);
        await contributor.PressAsync("Submit for review");
        await contributor.SeesAsync("The newest check");
        if (words is not null)
        {
            await contributor.FillAsync("Why the errors are there", words);
        }

        await contributor.PressAsync("Submit for review");
        await contributor.SeesAsync("Submitted");
    }

    public static async Task PlanAsync(Person maintainer, string deposit)
    {
        await maintainer.VisitAsync($"{deposit}/promotion");
        await maintainer.PressAsync("Plan the promotion");
        await Assertions.Expect(Approval(maintainer)).ToBeVisibleAsync(new() { Timeout = 60_000 });
    }

    /// <returns>The address of the receipt.</returns>
    public static async Task<string> PromoteAsync(Person maintainer)
    {
        await Approval(maintainer).ClickAsync();
        await maintainer.Page.GetByRole(AriaRole.Group).GetByRole(AriaRole.Button, new() { NameRegex = Approve() }).ClickAsync();
        var receipt = maintainer.Link("See the receipt");
        await Assertions.Expect(receipt).ToBeVisibleAsync(new() { Timeout = 120_000 });
        return await receipt.GetAttributeAsync("href") ?? throw new InvalidOperationException("The receipt has no address.");
    }

    /// <returns>The address of a deposit that is there already.</returns>
    public static async Task<string> FindAsync(Person person, string prefix)
    {
        await person.VisitAsync("/deposits");
        var link = person.Page.GetByRole(AriaRole.Link, new() { Name = prefix }).First;
        return await link.GetAttributeAsync("href") ?? throw new InvalidOperationException($"There is no deposit {prefix}.");
    }

    /// <summary>Where the request of a deposit is decided.</summary>
    public static string RequestOf(string deposit) => deposit.Replace("/deposits/", "/requests/", StringComparison.Ordinal);

    private static ILocator Approval(Person maintainer) => maintainer.Page.GetByRole(AriaRole.Button, new() { NameRegex = Approve() });

    [GeneratedRegex("/requests/[0-9a-f-]{36}$")]
    private static partial Regex Request();

    [GeneratedRegex("/check/[0-9a-f-]{36}$")]
    private static partial Regex Check();

    [GeneratedRegex("^Approve and (copy|verify) ")]
    private static partial Regex Approve();

    /// <summary>The registry in force, as its page gives it.</summary>
    public static async Task<string> RegistryAsync(Person person) => await (await person.Page.APIRequest.GetAsync("/api/registry.yml")).TextAsync();

    public static string ProjectEntry(string name) => $"  - name: {name}\n    description: \"\"\n    status: unpublished\n";

    /// <summary>Up to what the file changes, or why it cannot.</summary>
    public static async Task BringRegistryAsync(Person maintainer, string text)
    {
        await maintainer.VisitAsync("/registry/import");
        await maintainer.FillAsync("Or its text", text);
        await maintainer.PressAsync("Show what it changes");
        await maintainer.ArrivesAsync(new Regex("/registry/import/[0-9a-f-]{36}$"));
    }
}
