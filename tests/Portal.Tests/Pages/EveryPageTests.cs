using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Bunit.Extensions.WaitForHelpers;
using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Portal.Components;
using Portal.Components.KitPages;
using Portal.Data;
using Portal.Dropping;
using Portal.Ground;
using Portal.Tests.Identity;
using Portal.Tests.Journeys;

namespace Portal.Tests.Pages;

/// <summary>
/// Every page that lives in a circuit, found by its address, as a maintainer meets it: while its data is awaited, with and without it, and when it
/// does not come.
/// </summary>
public sealed partial class EveryPageTests : PageTest
{
    private readonly List<string> faults = [];
    private readonly Moods moods;

    public EveryPageTests()
        : base(new World(Moods.Take, isOnNetwork: false))
    {
        moods = (Moods)World.Services.GetRequiredService<IDbContextFactory<PortalDb>>();
        Services.AddSingleton(World.Services.GetRequiredService<IHostEnvironment>());

        // No time passes: else pages that were opened before look again, and what they ask for is taken for this one's.
        Services.AddSingleton<TimeProvider>(new ManualClock());
        Services.AddSingleton(World.Services.GetRequiredService<IAuthorizationPolicyProvider>());
        Services.AddSingleton(World.Services.GetRequiredService<IAuthorizationService>());
    }

    private static List<(Type Page, string Template)> Pages { get; } = [.. typeof(App).Assembly.GetTypes()
        // It shows what loading and failing look like.
        .Where(type => type.GetCustomAttribute<ExcludeFromInteractiveRoutingAttribute>() is null && type != typeof(KitPage))
        .SelectMany(type => type.GetCustomAttributes<RouteAttribute>().Select(route => (type, route.Template)))
        .OrderBy(page => page.Template, StringComparer.Ordinal)];

    [Fact]
    public async Task It_says_that_it_loads_and_then_what_there_is()
    {
        var known = await MakeAsync();
        moods.Watch();
        foreach (var (page, template) in Pages)
        {
            moods.LetWait();
            var shown = await OpenAsync(page, template, known);
            if (moods.IsAsked && shown.FindAll("main .loading").Count == 0)
            {
                faults.Add($"{template} says nothing while its data is awaited.");
            }

            moods.Answer();
            Look(shown, template);
        }

        AllIsWell();
        Assert.True(Pages.Count > 30);
    }

    [Fact]
    public async Task It_says_that_there_is_nothing()
    {
        moods.Watch();
        foreach (var (page, template) in Pages)
        {
            Look(await OpenAsync(page, template, new Known()), template);
        }

        AllIsWell();
    }

    [Fact]
    public async Task It_says_what_failed_and_goes_on_when_it_is_tried_again()
    {
        var known = await MakeAsync();
        moods.Watch();
        foreach (var (page, template) in Pages)
        {
            moods.Fail(new SqliteException("database is locked", 5));
            var shown = await OpenAsync(page, template, known);
            if (moods.IsAsked)
            {
                if (!Comes(() => shown.FindAll("main .problem").Count > 0, shown)
                    || !shown.Find("main .problem").TextContent.Contains(StorageFaults.Locked, StringComparison.Ordinal))
                {
                    faults.Add($"{template} does not say what failed: {shown.Find("main").TextContent.Trim()}");
                    moods.Answer();
                    continue;
                }

                moods.Answer();
                shown.Find("main .problem button").Click();
            }

            Look(shown, template);
        }

        AllIsWell();
    }

    /// <summary>Addresses come by mail and from anywhere: what stands behind their question mark is nobody's word.</summary>
    [Theory]
    [InlineData("x", 7_000)]
    [InlineData("漢", 3_000)]
    [InlineData("%_\\'\"<b>\0-1\u202e", 1)]
    [InlineData("-1", 1)]
    [InlineData("99999999999999999999", 1)]
    public async Task It_bears_whatever_stands_in_its_address(string sign, int times)
    {
        var known = await MakeAsync();
        var value = Uri.EscapeDataString(string.Concat(Enumerable.Repeat(sign, times)));
        moods.Watch();
        foreach (var (page, template) in Pages)
        {
            Look(await OpenAsync(page, template, known, string.Concat(Asked.Select(name => $"&{name}={value}"))), template, mayRefuse: true);
        }

        AllIsWell();
    }

    [Fact]
    public void What_was_refused_or_does_not_answer_says_itself_what_to_do_and_what_nobody_foresaw_is_not_shown()
    {
        foreach (var (failure, words) in new (Exception, string)[]
        {
            (new RefusedException("Only maintainers look here."), "Only maintainers look here."),
            (new StoreException("The bucket does not answer: look at its server."), "The bucket does not answer: look at its server."),
            (new InvalidOperationException("Secret inner words."), "It was logged."),
        })
        {
            var shown = Show<MainLayout>(p => p.Add(layout => layout.Body, builder =>
            {
                builder.OpenComponent<Fails>(0);
                builder.AddComponentParameter(1, nameof(Fails.With), failure);
                builder.CloseComponent();
            }));

            Assert.Contains(words, shown.Find("main .problem").TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("Secret", shown.Markup, StringComparison.Ordinal);
        }
    }

    // What any page or part of one reads of its address; but not the view, which would hide the rest.
    private static IEnumerable<string> Asked { get; } = [.. typeof(App).Assembly.GetTypes()
        .SelectMany(type => type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        .Select(property => (property.Name, From: property.GetCustomAttribute<SupplyParameterFromQueryAttribute>()))
        .Where(property => property.From is not null)
        .Select(property => property.From!.Name ?? property.Name)
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .Select(name => name.ToLowerInvariant())
        .Where(name => name != "view")];

    // Nobody has two pages open here: what an earlier one asks for as it goes on would be taken for this one's.
    private async Task<IRenderedComponent<MainLayout>> OpenAsync(Type page, string template, Known known, string query = "")
    {
        await DisposeComponentsAsync();
        var values = Parts().Matches(template).ToDictionary(part => part.Groups[1].Value, part => known.Value(template, part.Groups[1].Value));
        At(Parts().Replace(template, part => $"{values[part.Groups[1].Value]}") + (query.Length > 0 ? $"?view=findings{query}" : ""));
        return Show<MainLayout>(p => p.Add(layout => layout.Body, builder =>
        {
            builder.OpenComponent(0, page);
            builder.AddMultipleAttributes(1, values.Select(value => new KeyValuePair<string, object>(value.Key, value.Value!)));
            builder.CloseComponent();
        }));
    }

    private static bool Comes(Func<bool> state, IRenderedComponent<MainLayout> shown)
    {
        try
        {
            shown.WaitForState(state);
            return true;
        }
        catch (WaitForFailedException)
        {
            return false;
        }
    }

    // What stands in an address may be refused, by those who were asked for it; but nothing may go wrong that nobody foresaw.
    private void Look(IRenderedComponent<MainLayout> shown, string template, bool mayRefuse = false)
    {
        if (!Comes(() => shown.FindAll("main .loading").Count == 0, shown))
        {
            faults.Add($"{template} goes on loading.");
            return;
        }

        if (shown.FindAll("main h1").Count != 1)
        {
            faults.Add($"{template} has {shown.FindAll("main h1").Count} headings.");
        }

        if (shown.FindAll("main .problem") is [var problem, ..]
            && !(mayRefuse && !problem.TextContent.Contains("It was logged", StringComparison.Ordinal)))
        {
            faults.Add($"{template} failed: {problem.TextContent.Trim()}");
        }

        if (!mayRefuse && shown.FindAll("main .mark") is [var mark, ..])
        {
            faults.Add($"{template} spells out {mark.TextContent}, which nobody but the portal wrote.");
        }

        if (shown.FindAll("main tbody").Any(body => body.Children.Length == 0))
        {
            faults.Add($"{template} has a table without rows or words.");
        }
    }

    private void AllIsWell() => Assert.True(faults.Count == 0, string.Join('\n', faults));

    private async Task<Known> MakeAsync()
    {
        const string Place = "cpg0048-bsc/broad";
        var deposit = await World.OpenAsync(Place, World.Complete);
        var plan = await World.PlanAsync(deposit);
        await World.Promotions.ApproveAsync(plan.Id, plan.SnapshotHash, null, World.Erin);
        await World.EndOfAsync(deposit);
        var listing = Guid.NewGuid();
        var line = $"{Place}/workspace/x.csv\t10\n";
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(line));
        await World.Services.GetRequiredService<DroppedListings>()
            .ReceiveAsync(listing, new DropOptions("listing.csv", Place, null), body, line.Length, World.Erin, CancellationToken.None);
        return new Known
        {
            Deposit = deposit,
            Check = (await World.Checks.NewestAsync(deposit, World.Erin))!.Id,
            GalleryCheck = (await World.CheckGalleryAsync(Place)).Id,
            Listing = listing,
        };
    }

    [GeneratedRegex("\\{\\*?(\\w+)(?::\\w+)?\\}")]
    private static partial Regex Parts();

    private sealed class Fails : ComponentBase
    {
        [Parameter, EditorRequired] public required Exception With { get; set; }

        protected override void OnInitialized() => throw With;
    }

    /// <summary>What addresses name.</summary>
    private sealed record Known
    {
        public Guid Deposit { get; init; } = Guid.NewGuid();

        public Guid Check { get; init; } = Guid.NewGuid();

        public Guid GalleryCheck { get; init; } = Guid.NewGuid();

        public Guid Listing { get; init; } = Guid.NewGuid();

        public object? Value(string template, string name) => (template.Split('/')[1], name) switch
        {
            ("checks", "Run") => GalleryCheck,
            (_, "Run") => Check,
            ("check", "Id") => Listing,
            ("deposits" or "requests", "Id") => Deposit,
            ("people" or "registry", "Id") => Guid.NewGuid(),
            ("registry", "Name") => "cpg0016-jump",
            (_, "Path") => null,
            _ => throw new InvalidOperationException($"Say what {name} of {template} is."),
        };
    }
}
