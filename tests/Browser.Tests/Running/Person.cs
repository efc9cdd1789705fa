using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Browser.Tests.Running;

/// <summary>Somebody with a browser, who finds things by what they are called.</summary>
public sealed class Person : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> faults = new();

    internal Person(IBrowserContext context, IPage page)
    {
        (this.context, Page) = (context, page);
        page.PageError += (_, error) => faults.Enqueue(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                faults.Enqueue($"{message.Text} ({message.Location})");
            }
        };
    }

    public IPage Page { get; }

    /// <summary>What the browser complained about: scripts that failed, files that are missing, policies that were broken.</summary>
    public IReadOnlyCollection<string> Faults => faults;

    public async Task SignInAsync(string name)
    {
        await Page.GotoAsync("/sign-in");
        await PressAsync($"Sign in as {name}");
        await Assertions.Expect(Page.GetByText(name).First).ToBeVisibleAsync();
    }

    /// <summary>Opens an address and waits until its page stands there.</summary>
    public async Task VisitAsync(string address)
    {
        await Page.GotoAsync(address);
        await SettledAsync();
    }

    /// <summary>The page has its heading and no longer loads.</summary>
    public async Task SettledAsync()
    {
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await Assertions.Expect(Page.Locator(".loading")).ToHaveCountAsync(0);
    }

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).First;

    public Task PressAsync(string button) => Button(button).ClickAsync();

    /// <summary>Presses a button that first says what it will do and asks.</summary>
    public async Task ConfirmAsync(string button)
    {
        await PressAsync(button);
        await Page.GetByRole(AriaRole.Group).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
    }

    public Task FillAsync(string label, string text) => Page.GetByLabel(label).FillAsync(text);

    /// <summary>Waits until the page says it; long enough for a job to end.</summary>
    public Task SeesAsync(string words, float seconds = 60) =>
        Assertions.Expect(Page.GetByRole(AriaRole.Main).GetByText(words).First).ToBeVisibleAsync(new() { Timeout = seconds * 1000 });

    /// <summary>Waits for the address alone: a circuit changes it without loading a document.</summary>
    public Task ArrivesAsync(Regex address) => Assertions.Expect(Page).ToHaveURLAsync(address, new() { Timeout = 60_000 });

    /// <summary>Goes on by the keyboard until the element has the focus.</summary>
    public async Task TabToAsync(ILocator element)
    {
        await Assertions.Expect(element).ToBeVisibleAsync();
        for (var steps = 0; !await element.EvaluateAsync<bool>("it => it === document.activeElement").WaitAsync(Patience); steps++)
        {
            Assert.True(steps < 80, $"{element} is not reached by the tabulator.");
            await Page.Keyboard.PressAsync("Tab");
        }
    }

    /// <summary>Runs a script in the page. The browser itself waits for its end for ever; this does not.</summary>
    public async Task<T> AskPageAsync<T>(string script, object? argument = null)
    {
        try
        {
            return await Page.EvaluateAsync<T>(script, argument).WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException(
                $"{Page.Url} did not answer a script within {Patience.TotalSeconds:0} seconds: {script[..Math.Min(script.Length, 200)]}");
        }
    }

    /// <summary>What the person sees, beside the tests: for the documents, and for whoever looks for the reason of a failure.</summary>
    public Task PictureAsync(string name) => Page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "pictures", name + ".png") });

    public async ValueTask DisposeAsync() => await context.DisposeAsync().AsTask().WaitAsync(Patience);
}
