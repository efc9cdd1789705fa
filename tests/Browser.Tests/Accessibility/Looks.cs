using Browser.Tests.Running;
using Deque.AxeCore.Commons;

namespace Browser.Tests.Accessibility;

/// <summary>
/// What every page and state owes its readers: nothing that axe calls serious or critical in either theme, and no page wider than its window.
/// </summary>
internal static class Looks
{
    private const int Wide = 1440;
    private const int Narrow = 390;

    // The package's own call opens a page for each look, which costs eight times as much; no page here has frames, which that is for.
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    public static async Task<IReadOnlyList<string>> FaultsAsync(Person person, string where)
    {
        // In this order the window changes its width twice, not for each theme.
        var faults = new List<string>();
        await ThemeAsync(person, ColorScheme.Light);
        faults.AddRange(await WidthAsync(person, where, Wide));
        faults.AddRange(await AxeAsync(person, $"{where}, {ColorScheme.Light}"));
        faults.AddRange(await WidthAsync(person, where, Narrow));
        await ThemeAsync(person, ColorScheme.Dark);
        faults.AddRange(await WidthAsync(person, where, Narrow));
        faults.AddRange(await WidthAsync(person, where, Wide));
        faults.AddRange(await AxeAsync(person, $"{where}, {ColorScheme.Dark}"));
        return faults;
    }

    // Nothing moves for who asked for less motion, as the people of these tests do: the new colours stand at once, drawn or not.
    private static async Task ThemeAsync(Person person, ColorScheme scheme)
    {
        await person.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
        Assert.Equal((true, 0), (
            await person.AskPageAsync<bool>($"() => matchMedia('(prefers-color-scheme: {scheme.ToString().ToLowerInvariant()})').matches"),
            await person.AskPageAsync<int>("() => document.getAnimations().filter(it => it instanceof CSSTransition).length")));
    }

    private static async Task<string[]> WidthAsync(Person person, string where, int width)
    {
        if (person.Page.ViewportSize?.Width != width)
        {
            await person.Page.SetViewportSizeAsync(width, 900);
        }

        var wide = await person.AskPageAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        return wide > 0 ? [$"{where}: {wide} px wider than a window of {width} px: {await WidestAsync(person)}"] : [];
    }

    /// <summary>What axe calls grave, and what it measured: for a contrast, both colours.</summary>
    private static async Task<string[]> AxeAsync(Person person, string where)
    {
        if (!await person.AskPageAsync<bool>("() => typeof window.axe === 'object'"))
        {
            await person.AskPageAsync<object?>(Axe + "; undefined");
        }

        return await person.AskPageAsync<string[]>(
            """
            async where => {
                const { violations } = await axe.run(document, { resultTypes: ['violations'] });
                return violations.filter(it => ['serious', 'critical'].includes(it.impact)).flatMap(it => it.nodes.map(node =>
                    `${where}: ${it.id}: ${it.help}: ${node.html}: ${[...node.any, ...node.all, ...node.none].map(check => check.message).join(' ')}`));
            }
            """,
            where);
    }

    private static Task<string> WidestAsync(Person person) => person.AskPageAsync<string>(
        """
        () => [...document.querySelectorAll('body *')]
            .filter(it => it.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
            .slice(0, 5).map(it => it.tagName.toLowerCase() + '.' + it.className).join(' ')
        """);
}
