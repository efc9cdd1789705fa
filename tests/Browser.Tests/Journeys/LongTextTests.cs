using Browser.Tests.Running;
using Testing.Tools;

namespace Browser.Tests.Journeys;

/// <summary>A paste that no field takes is told where it stands: it is neither lost, nor sent, nor does it cut the connection.</summary>
[Collection(OnStage.Name)]
public sealed class LongTextTests(Stage stage)
{
    private const string Around = "xpath=ancestor::*[contains(concat(' ', normalize-space(@class), ' '), ' field ')][1]";
    private const string EveryField = "main [data-bound]:not([type=date]):not([type=number])";

    [NeedsFact("chromium")]
    public async Task Every_field_tells_of_a_text_that_it_does_not_take()
    {
        await using var erin = await stage.SignedInAsync("Erin");
        foreach (var address in new[]
        {
            "/requests/new", "/check", "/deposits", "/registry", "/audit", "/checks", "/writers", "/writers/people", "/registry/import",
        })
        {
            await erin.VisitAsync(address);
            var fields = erin.Page.Locator(EveryField);
            await Assertions.Expect(fields.First).ToBeVisibleAsync();
            for (var i = 0; i < await fields.CountAsync(); i++)
            {
                var field = fields.Nth(i);
                var length = Math.Max(
                    31_000, int.Parse(await field.GetAttributeAsync("data-bound") ?? "0", System.Globalization.CultureInfo.InvariantCulture) + 2);
                await field.EvaluateAsync(
                    "(field, length) => { field.value = '😀'.repeat(length / 2); field.dispatchEvent(new Event('input', { bubbles: true })); field.dispatchEvent(new Event('change', { bubbles: true })); }",
                    length);
                await Assertions.Expect(field.Locator(Around)).ToContainTextAsync("characters fit here; this text has");
                Assert.Equal(length / 2 * 2, await field.EvaluateAsync<int>("field => field.value.length"));
            }

            Assert.Empty(await erin.Page.Locator("#components-reconnect-modal.components-reconnect-show").AllAsync());
        }

        Assert.Empty(erin.Faults);
    }

    [NeedsFact("chromium")]
    public async Task As_much_as_a_field_takes_arrives_in_any_letters_and_nothing_longer_is_sent()
    {
        await using var noor = await stage.SignedInAsync("Noor Haddad");
        await noor.VisitAsync("/requests/new");
        await noor.FillAsync("Description", new string('漢', 4_000));
        await noor.SeesAsync("4,000 of 4,000 characters");
        await noor.SeesAsync("Draft saved");

        await noor.FillAsync("Description", new string('x', 31_000));
        await noor.SeesAsync("this text has 31,000");
        await noor.PressAsync("Ask for this prefix");
        await noor.SeesAsync("Nothing was sent.");
        await Assertions.Expect(noor.Page.Locator(".form-faults")).ToBeFocusedAsync();
        await noor.Page.Locator(".form-faults a").Filter(new() { HasText = "Description" }).ClickAsync();
        await Assertions.Expect(noor.Page.GetByLabel("Description")).ToBeFocusedAsync();
        await noor.FillAsync("Description", "Short again.");
        await noor.SeesAsync("12 of 4,000 characters");
        await noor.PressAsync("Delete the draft");
        Assert.Empty(noor.Faults);
    }
}
