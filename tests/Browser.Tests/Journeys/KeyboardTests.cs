using System.Text.RegularExpressions;
using Browser.Tests.Running;
using Testing.Tools;

namespace Browser.Tests.Journeys;

[Collection(OnStage.Name)]
public sealed partial class KeyboardTests(Stage stage)
{
    [NeedsFact("chromium")]
    public async Task Somebody_without_a_mouse_signs_in_and_asks_for_a_prefix()
    {
        await using var noor = await stage.SomebodyAsync();
        await noor.Page.GotoAsync("/sign-in");
        await EnterAsync(noor.Button("Sign in as Noor Haddad"));
        await EnterAsync(noor.Link("Requests"));
        await EnterAsync(noor.Link("Ask for a prefix"));
        await TypeAsync("Project and source", "cpg0045-ncats-mito/keys");
        await TypeAsync("Title", "Typed without a mouse.");
        await TypeAsync("Description", "Two plates.");
        foreach (var stain in new[] { "Hoechst 33342: DNA", "Phalloidin: actin", "MitoTracker Deep Red: mitochondria" })
        {
            await TickAsync(noor.Page.GetByLabel(stain));
        }

        await TypeAsync("Expected objects", "12");
        await TypeAsync("Expected size", "40 MB");
        await TickAsync(noor.Page.GetByRole(AriaRole.Radio, new() { Name = "On a server or cluster" }));
        await TickAsync(noor.Page.GetByRole(AriaRole.Checkbox, new() { Name = "of the agreement" }));
        await EnterAsync(noor.Button("Ask for this prefix"));

        await noor.ArrivesAsync(Request());
        await noor.SeesAsync("Requested");

        async Task EnterAsync(ILocator element)
        {
            await noor.TabToAsync(element);
            await noor.Page.Keyboard.PressAsync("Enter");
        }

        async Task TickAsync(ILocator box)
        {
            await noor.TabToAsync(box);
            await noor.Page.Keyboard.PressAsync("Space");
            await Assertions.Expect(box).ToBeCheckedAsync();
        }

        async Task TypeAsync(string label, string text)
        {
            await noor.TabToAsync(noor.Page.GetByLabel(label));
            await noor.Page.Keyboard.TypeAsync(text);
        }
    }

    [GeneratedRegex("/requests/[0-9a-f-]{36}$")]
    private static partial Regex Request();
}
