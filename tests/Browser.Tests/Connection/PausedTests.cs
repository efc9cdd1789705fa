using System.Text.RegularExpressions;
using Browser.Tests.Running;
using Testing.Tools;

namespace Browser.Tests.Connection;

/// <summary>
/// A tab that nobody looks at for minutes gives its connection back, and is where it was when somebody looks again. Nothing that stands only
/// there is lost.
/// </summary>
[Collection(OnStage.Name)]
public sealed partial class PausedTests(Stage stage)
{
    private const string Long = "/registry";
    private const string SearchField = "Name, alias or description";
    private const string Flawed = "cpg0037-oasis/axiom";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [NeedsFact("chromium")]
    public async Task A_tab_out_of_sight_is_paused_and_comes_back_to_the_same_place()
    {
        await using var erin = await stage.SignedInAsync("Erin");
        var minutes = await Minutes.OfAsync(erin);
        await erin.VisitAsync(Long);
        await erin.AskPageAsync<object?>("() => scrollTo(0, 700)");
        var project = erin.Page.Locator("main td a").Nth(12);
        var href = await project.GetAttributeAsync("href");
        await project.EvaluateAsync("it => it.focus({ preventScroll: true })");
        Assert.Equal(1, minutes.Connections);

        await minutes.HideAsync();
        Assert.Equal(0, await minutes.PassAsync(4));
        Assert.Equal(1, minutes.Connections);
        Assert.Equal(1, await minutes.PassAsync(1));
        await ConnectionsAsync(minutes, 0);
        await Assertions.Expect(Modal(erin)).ToContainClassAsync("components-reconnect-paused");

        await minutes.ShowAsync();
        await BackAsync(erin, minutes);
        await Assertions.Expect(erin.Page.Locator($"main a[href='{href}']").First).ToBeFocusedAsync();
        Assert.Equal(700, await erin.AskPageAsync<int>("() => Math.round(scrollY)"));
        Assert.EndsWith(Long, erin.Page.Url, StringComparison.Ordinal);

        // It works on, and its forms are as good as before.
        await SearchAsync(erin);
        await erin.PressAsync("Sign out");
        await erin.ArrivesAsync(SignIn());
        Assert.Empty(erin.Faults);
    }

    [NeedsFact("chromium")]
    public async Task A_tab_is_paused_again_and_again_and_not_while_it_is_looked_at()
    {
        await using var erin = await stage.SignedInAsync("Erin");
        var minutes = await Minutes.OfAsync(erin);
        await erin.VisitAsync("/jobs");

        for (var times = 0; times < 3; times++)
        {
            await minutes.HideAsync();
            await minutes.PassAsync(3);
            await minutes.ShowAsync();
            Assert.Equal(0, await minutes.PassAsync(10));
            Assert.Equal(1, minutes.Connections);

            await minutes.HideAsync();
            await minutes.PassAsync(6);
            await ConnectionsAsync(minutes, 0);
            await minutes.ShowAsync();
            await BackAsync(erin, minutes);
        }

        Assert.Empty(erin.Faults);
    }

    [NeedsFact("chromium")]
    public async Task Somebody_who_looks_again_while_the_tab_is_being_paused_has_it_back()
    {
        await using var erin = await stage.SignedInAsync("Erin");
        var minutes = await Minutes.OfAsync(erin);
        await erin.VisitAsync("/jobs");

        await minutes.HideAsync();
        await erin.AskPageAsync<object?>("() => { testPass(6); testHide(false); }");

        await BackAsync(erin, minutes);
        await erin.Link("Deposits").ClickAsync();
        await erin.SettledAsync();
        Assert.EndsWith("/deposits", erin.Page.Url, StringComparison.Ordinal);
        Assert.Empty(erin.Faults);
    }

    [NeedsFact("chromium")]
    public async Task What_was_written_and_not_sent_keeps_its_tab_connected()
    {
        await using var erin = await stage.SignedInAsync("Erin");
        var minutes = await Minutes.OfAsync(erin);
        await erin.VisitAsync("/registry/import");
        await erin.FillAsync("Or its text", "datasets:\n  - name: cpg0001-a\n    status: open\n");

        await AwayAsync(minutes, 60);

        await Assertions.Expect(erin.Page.GetByLabel("Or its text")).ToHaveValueAsync(CpgA());
        await erin.PressAsync("Show what it changes");
        await erin.SeesAsync("The file has 2 faults");
        Assert.Empty(erin.Faults);
    }

    [NeedsFact("chromium")]
    public async Task What_is_shown_once_stays_shown()
    {
        await using var ada = await stage.SignedInAsync("Ada Lindqvist");
        var minutes = await Minutes.OfAsync(ada);
        await ada.VisitAsync($"{await Steps.FindAsync(ada, Flawed)}/access");
        await ada.PressAsync("Get credentials");
        await ada.SeesAsync("Shown once.");

        await AwayAsync(minutes, 30);

        await ada.SeesAsync("Shown once.");
        Assert.Empty(ada.Faults);
    }

    [NeedsFact("chromium")]
    public async Task What_no_field_takes_and_what_is_being_asked_keep_their_tab_connected()
    {
        await using var noor = await stage.SignedInAsync("Noor Haddad");
        var minutes = await Minutes.OfAsync(noor);
        await noor.VisitAsync("/requests/new");
        await noor.FillAsync("Description", new string('x', 31_000));
        await noor.SeesAsync("this text has 31,000");
        await AwayAsync(minutes, 30);
        await noor.SeesAsync("this text has 31,000");

        await using var ada = await stage.SignedInAsync("Ada Lindqvist");
        var others = await Minutes.OfAsync(ada);
        await ada.VisitAsync(await Steps.FindAsync(ada, Flawed));
        await ada.PressAsync("Withdraw this deposit");
        await AwayAsync(others, 30);
        await Assertions.Expect(ada.Page.GetByRole(AriaRole.Group, new() { Name = "It ends here" })).ToBeVisibleAsync();
        Assert.Empty(noor.Faults.Concat(ada.Faults));
    }

    [NeedsFact("chromium")]
    public async Task A_page_that_leads_on_may_be_paused_again()
    {
        await using var erin = await stage.SignedInAsync("Erin");
        var minutes = await Minutes.OfAsync(erin);
        await erin.VisitAsync(Long);
        await SearchAsync(erin);

        await minutes.HideAsync();
        await minutes.PassAsync(5);
        await ConnectionsAsync(minutes, 0);
        await minutes.ShowAsync();

        await BackAsync(erin, minutes);
        await Assertions.Expect(erin.Page.GetByLabel(SearchField)).ToHaveValueAsync("cpg0016");
        await Assertions.Expect(erin.Page.Locator("main tbody tr")).ToHaveCountAsync(1);
        Assert.Empty(erin.Faults);
    }

    [NeedsFact("chromium")]
    public async Task Somebody_who_signed_out_meanwhile_finds_the_way_in()
    {
        await using var erin = await stage.SignedInAsync("Erin");
        var minutes = await Minutes.OfAsync(erin);
        await erin.VisitAsync(Long);
        await minutes.HideAsync();
        await minutes.PassAsync(5);
        await ConnectionsAsync(minutes, 0);

        var other = await erin.Page.Context.NewPageAsync();
        await other.GotoAsync("/jobs");
        await other.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();
        await Assertions.Expect(other).ToHaveURLAsync(SignIn());
        await minutes.ShowAsync();

        await erin.ArrivesAsync(SignIn());
    }

    [NeedsTheory("chromium")]
    [InlineData("() => { Blazor.resumeCircuit = async () => false; }", 5)]
    [InlineData("() => { }", 180)]
    public async Task What_the_portal_no_longer_has_is_loaded_at_the_same_place(string meanwhile, int away)
    {
        await using var erin = await stage.SignedInAsync("Erin");
        var minutes = await Minutes.OfAsync(erin);
        await erin.VisitAsync(Long);
        await erin.AskPageAsync<object?>("() => { window.before = true; scrollTo(0, 700); }");
        await minutes.HideAsync();
        await minutes.PassAsync(5);
        await ConnectionsAsync(minutes, 0);
        await minutes.PassAsync(away);
        await erin.AskPageAsync<object?>(meanwhile);

        await minutes.ShowAsync();

        await Assertions.Expect(erin.Page.Locator("main table")).ToBeVisibleAsync();
        await erin.Page.WaitForFunctionAsync("() => !window.before && Math.round(scrollY) === 700");
        await BackAsync(erin, minutes);
        Assert.Empty(erin.Faults);
    }

    private static async Task SearchAsync(Person person)
    {
        await person.FillAsync(SearchField, "cpg0016");
        await person.PressAsync("Apply");
        await person.ArrivesAsync(Searched());

        // The address is new before its rows are: a number is one project's.
        await Assertions.Expect(person.Page.Locator("main tbody tr")).ToHaveCountAsync(1);
        await person.SettledAsync();
    }

    private static ILocator Modal(Person person) => person.Page.Locator("#components-reconnect-modal");

    private static async Task AwayAsync(Minutes minutes, int many)
    {
        await minutes.HideAsync();
        Assert.NotEqual(0, await minutes.PassAsync(many));
        await minutes.ShowAsync();
        Assert.Equal(1, minutes.Connections);
    }

    private static async Task BackAsync(Person person, Minutes minutes)
    {
        await Assertions.Expect(Modal(person)).ToBeHiddenAsync();
        await person.SettledAsync();
        await ConnectionsAsync(minutes, 1);
    }

    private static async Task ConnectionsAsync(Minutes minutes, int many) =>
        await Eventually.IsAsync(
            () => Task.FromResult(minutes.Connections), now => now == many, Patience, now => $"{now} connections are open, not {many}");

    [GeneratedRegex("datasets:\n  - name: cpg0001-a\n    status: open\n")]
    private static partial Regex CpgA();

    [GeneratedRegex("search=cpg0016")]
    private static partial Regex Searched();

    [GeneratedRegex("/sign(ed-out|-in)")]
    private static partial Regex SignIn();
}
