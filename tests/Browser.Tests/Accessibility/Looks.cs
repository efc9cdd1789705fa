using Browser.Tests.Running;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Browser.Tests.Accessibility;

/// <summary>What every page and state owes its readers: nothing that axe calls serious or critical in either theme, and no page wider than its window.</summary>
internal static class Looks
{
    private static readonly int[] Widths = [1440, 390];

    public static async Task<IReadOnlyList<string>> FaultsAsync(Person person, string where)
    {
        var faults = new List<string>();
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await person.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            foreach (var width in Widths)
            {
                await person.Page.SetViewportSizeAsync(width, 900);
                var wide = await person.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
                if (wide > 0)
                {
                    faults.Add($"{where}: {wide} px wider than a window of {width} px: {await WidestAsync(person.Page)}");
                }
            }

            await person.Page.SetViewportSizeAsync(Widths[0], 900);

            // The theme and the width stand once a frame was drawn with them.
            await person.Page.EvaluateAsync("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
            var result = await person.Page.RunAxe();
            faults.AddRange(result.Violations.Where(IsGrave).SelectMany(violation => violation.Nodes.Select(node => $"{where}, {scheme}: {violation.Id}: {violation.Help}: {node.Html}: {Why(node)}")));
        }

        return faults;
    }

    /// <summary>What axe measured: for a contrast, both colours.</summary>
    private static string Why(AxeResultNode node) => string.Join(' ', node.Any.Concat(node.All).Concat(node.None).Select(check => check.Message));

    private static bool IsGrave(AxeResultItem violation) => violation.Impact is "serious" or "critical";

    private static Task<string> WidestAsync(IPage page) => page.EvaluateAsync<string>(
        """
        () => [...document.querySelectorAll('body *')]
            .filter(it => it.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
            .slice(0, 5).map(it => it.tagName.toLowerCase() + '.' + it.className).join(' ')
        """);
}
