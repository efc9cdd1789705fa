using Browser.Tests.Accessibility;
using Browser.Tests.Running;
using Testing.Tools;

namespace Browser.Tests.Connection;

/// <summary>What is said while the connection is away, and what leads back.</summary>
[Collection(OnStage.Name)]
public sealed class LostTests(Stage stage)
{
    [NeedsFact("chromium")]
    public async Task Each_state_has_its_own_words_that_everybody_can_read()
    {
        await using var erin = await stage.SignedInAsync("Erin");
        await erin.VisitAsync("/jobs");
        var faults = new List<string>();
        foreach (var (classes, words, buttons) in new[]
        {
            ("show", "The connection was lost. Connecting again…", 0),
            ("show components-reconnect-retrying", "The portal does not answer yet. The next try is in 3 s…", 0),
            ("failed", "The portal does not answer. Nothing you sent before is lost.", 2),
            ("rejected", "The portal no longer has this page. Loading it again…", 0),
            ("paused", "This page was paused while nobody looked at it. Connecting again…", 2),
            (
                "resume-failed",
                "This page was paused while nobody looked at it, and the portal does not answer now. Nothing you sent before is lost.",
                2),
        })
        {
            await erin.AskPageAsync<object?>(
                """
                classes => {
                    document.getElementById("components-reconnect-modal").className = `components-reconnect-${classes}`;
                    document.getElementById("components-seconds-to-next-attempt").textContent = "3";
                }
                """,
                classes);
            var modal = erin.Page.GetByRole(AriaRole.Alertdialog, new() { Name = "Connection" });
            await Assertions.Expect(modal).ToBeVisibleAsync();
            Assert.Equal(words, string.Join(' ', await modal.Locator("p:visible").AllInnerTextsAsync()));
            Assert.Equal(buttons, await modal.Locator("button:visible").CountAsync());
            await PicturesAsync(erin, classes.Split(' ')[^1].Replace("components-reconnect-", "", StringComparison.Ordinal));
            faults.AddRange(await Looks.FaultsAsync(erin, classes));
        }

        await erin.AskPageAsync<object?>(
            "() => { document.getElementById('components-reconnect-modal').className = ''; document.getElementById('drawn-anew').hidden = false; }");
        await PicturesAsync(erin, "drawn-anew");
        faults.AddRange(await Looks.FaultsAsync(erin, "drawn anew"));
        await erin.PressAsync("Close");
        await Assertions.Expect(erin.Page.Locator("#drawn-anew")).ToBeHiddenAsync();
        Assert.Equal("", string.Join('\n', faults));
    }

    [NeedsFact("chromium")]
    public async Task A_connection_that_is_cut_is_made_again_and_what_was_written_is_there()
    {
        await using var erin = await stage.SignedInAsync("Erin");
        await erin.VisitAsync("/registry");
        await erin.FillAsync("Name, alias or description", "cpg0016");
        await erin.AskPageAsync<object?>(
            "() => { window.states = []; document.addEventListener('components-reconnect-state-changed', it => states.push(it.detail.state), true); }");

        await erin.AskPageAsync<object?>("async () => { await Blazor._internal.forceCloseConnection(); }");
        await erin.Page.WaitForFunctionAsync("() => states.includes('hide')");

        await erin.PressAsync("Apply");
        await erin.ArrivesAsync(new("search=cpg0016"));
        await Assertions.Expect(erin.Page.Locator("#drawn-anew")).ToBeHiddenAsync();
        Assert.Equal("show", (await erin.AskPageAsync<string[]>("() => states"))[0]);
    }

    [NeedsFact("chromium")]
    public async Task A_portal_that_does_not_answer_is_asked_again_by_a_press_or_a_look()
    {
        await using var erin = await stage.SignedInAsync("Erin");
        var minutes = await Minutes.OfAsync(erin);
        await erin.VisitAsync("/jobs");
        await minutes.HideAsync();
        await minutes.PassAsync(5);
        await Assertions.Expect(erin.Page.Locator("#components-reconnect-modal")).ToContainClassAsync("components-reconnect-paused");
        await erin.Page.RouteAsync("**/_blazor/negotiate**", route => route.AbortAsync());

        await minutes.ShowAsync();
        await Assertions.Expect(erin.Page.GetByText("and the portal does not answer now")).ToBeVisibleAsync();
        await erin.PressAsync("Try again");
        await Assertions.Expect(erin.Page.GetByText("and the portal does not answer now")).ToBeVisibleAsync();
        await erin.Page.UnrouteAllAsync();
        await erin.PressAsync("Try again");

        await Assertions.Expect(erin.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();
        await erin.Link("Deposits").ClickAsync();
        await erin.SettledAsync();
        Assert.EndsWith("/deposits", erin.Page.Url, StringComparison.Ordinal);
    }

    [NeedsFact("chromium")]
    public async Task A_page_that_had_to_be_opened_anew_says_that_what_was_not_sent_is_gone()
    {
        await using var erin = await stage.SignedInAsync("Erin");
        await erin.VisitAsync("/registry");
        var note = erin.Page.GetByText("What was written on it and not sent has to be written again.");

        // What the portal does with a page whose connection is away for longer than it waits.
        await erin.FillAsync("Name, alias or description", "cpg0016");
        await erin.AskPageAsync<object?>("async () => { await Blazor.pauseCircuit(); }");
        await Assertions.Expect(note).ToBeHiddenAsync();
        await erin.PressAsync("Try again");

        await Assertions.Expect(note).ToBeVisibleAsync();
        await Assertions.Expect(erin.Page.GetByLabel("Name, alias or description")).ToHaveValueAsync("");
        await erin.PressAsync("Close");
        await Assertions.Expect(note).ToBeHiddenAsync();
        Assert.Empty(erin.Faults);
    }

    private static async Task PicturesAsync(Person person, string name)
    {
        foreach (var (width, scheme) in new[]
        {
            (1440, ColorScheme.Light), (1440, ColorScheme.Dark), (390, ColorScheme.Light), (390, ColorScheme.Dark),
        })
        {
            await person.Page.SetViewportSizeAsync(width, 900);
            await person.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await person.PictureAsync($"connection-{name}-{width}-{scheme}".ToLowerInvariant());
        }
    }
}
