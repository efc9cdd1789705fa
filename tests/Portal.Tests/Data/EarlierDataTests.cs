using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Curation.Workflow.Jobs;
using Curation.Workflow.Promotions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Portal.Checking;
using Portal.Components;
using Portal.Deposits;
using Portal.Deposits.Requests;
using Portal.Overview;
using Portal.Promoting;
using Portal.Tests.Journeys;
using Portal.Tests.Pages;

namespace Portal.Tests.Data;

/// <summary>A data folder of a portal with EF Core 6 opens here and says what it said there.</summary>
public sealed class EarlierDataTests : PageTest
{
    public EarlierDataTests()
        : base(new World(EarlierData.CopyTo, _ => { }, isOnNetwork: false))
    {
        Services.AddSingleton(World.Services.GetRequiredService<IHostEnvironment>());
        Services.AddSingleton(World.Services.GetRequiredService<IAuthorizationPolicyProvider>());
        Services.AddSingleton(World.Services.GetRequiredService<IAuthorizationService>());
    }

    [Fact]
    public async Task Receipts_and_the_files_of_checks_are_the_same_to_the_byte()
    {
        using var erin = await World.SignedInAsync("erin");

        await SaysAsync($"/receipts/{EarlierData.Receipt}.json", "receipt.json");
        (Guid, string)[] checks = [(EarlierData.PublishedCheck, "published"), (EarlierData.PlannedCheck, "awaited"), (EarlierData.GalleryCheck, "gallery")];
        foreach (var (check, name) in checks)
        {
            await SaysAsync($"/api/checks/{check}/findings.ndjson", $"{name}-findings.ndjson");
            await SaysAsync($"/api/checks/{check}/plates.csv", $"{name}-plates.csv");
        }

        await SaysAsync($"/api/checks/{EarlierData.PlannedCheck}/repairs.tsv", "awaited-repairs.tsv");

        async Task SaysAsync(string address, string name) =>
            Assert.Equal(EarlierData.Said(name), await erin.GetStringAsync(new Uri(address, UriKind.Relative)));
    }

    [Fact]
    public async Task The_trail_is_whole_and_what_it_told_it_tells()
    {
        using var erin = await World.SignedInAsync("erin");

        var told = await erin.GetStringAsync(new Uri("/api/audit.csv", UriKind.Relative));
        var trail = await World.Trail.VerifyAsync(World.Erin);

        // The newest come first: what was told since stands above.
        var facts = EarlierData.Said("audit.csv").Split('\n', 2)[1];
        Assert.EndsWith(facts, told, StringComparison.Ordinal);
        Assert.Empty(trail.Faults);
        Assert.True(trail.Facts >= EarlierData.Facts, trail.Summary);
    }

    [Fact]
    public void Pages_show_what_was_asked_counted_and_decided()
    {
        Shows<DepositsPage>("/deposits", null, null, "cpg0048-bsc/", "cpg0037-oasis/", "cpg0047-amish/", "cpg0050-neuro-pilot/");
        Shows<RequestsPage>("/requests", null, null, "cpg0047-amish/", "Noor Haddad");
        Shows<RequestPage>("/requests", EarlierData.Published, null, "Two plates of a pilot, imaged and profiled.");
        Shows<OverviewPage>("/deposits", EarlierData.Published, null, "Published", "The second plate follows in spring.");
        Shows<PromotionPage>("/deposits", EarlierData.Published, null, "Published: the gallery holds all that was approved", "Shantanu");
        Shows<PromotionPage>("/deposits", EarlierData.Planned, null, "Your turn", "6 errors and 6 warnings");
        Shows<CheckPage>(
            "/deposits", EarlierData.Planned, EarlierData.PlannedCheck, "The check found 6 errors and 6 warnings", "Known since the pilot.", "K006", "W002");
        Shows<GalleryCheckPage>("/checks", null, EarlierData.GalleryCheck, "A007", "I015");
    }

    [Fact]
    public async Task What_waited_for_its_approval_is_copied_and_gets_its_receipt()
    {
        var plan = (await World.Promotions.NewestAsync(EarlierData.Planned, World.Erin))!;
        Assert.True(plan.AwaitsApproval);

        await World.Promotions.ApproveAsync(plan.Id, plan.SnapshotHash, "As it was planned then.", World.Shantanu);
        var end = await World.EndOfAsync(EarlierData.Planned);

        Assert.True(end.State is JobState.Done, end.Reason);
        var receipt = Receipt.FromJson((await World.Receipts.FindAsync(end.Id))!);
        Assert.Equal((17L, 16L, plan.SnapshotHash), (receipt.Objects, receipt.ObjectsCopied, receipt.SnapshotHash));
        Assert.Equal(DepositState.Published, (await World.DepositQueries.FindAsync(EarlierData.Planned, World.Erin))!.State);
        Assert.Empty((await World.Trail.VerifyAsync(World.Erin)).Faults);
    }

    private void Shows<T>(string address, Guid? id, Guid? run, params string[] words)
        where T : IComponent
    {
        var values = new[] { ("Id", id), ("Run", run) }.Where(value => value.Item2 is not null)
            .Select(value => new KeyValuePair<string, object>(value.Item1, value.Item2!));
        At($"{address}/{id}");
        var shown = Show<MainLayout>(p => p.Add(layout => layout.Body, builder =>
        {
            builder.OpenComponent<T>(0);
            builder.AddMultipleAttributes(1, values);
            builder.CloseComponent();
        }));
        shown.WaitForState(() => shown.FindAll("main .loading").Count == 0);

        var text = string.Join(' ', shown.Find("main").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(shown.FindAll("main .problem"));
        Assert.All(words, word => Assert.Contains(word, text, StringComparison.Ordinal));
    }
}
