using System.Data.Common;
using System.Text.Json;
using Curation.Findings;
using Curation.Keys;
using Curation.Workflow.Checks;
using Curation.Workflow.Facts;
using Curation.Workflow.Promotions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Portal.Auditing;
using Portal.Checking.Store;
using Portal.Checking.Waiving;
using Portal.Data;

namespace Portal.Tests.Journeys;

public sealed class WaiverJourneyTests
{
    private const string Prefix = "cpg0048-bsc/broad";
    private const string Debris = $"{Prefix}/images/.DS_Store";
    private static readonly DateOnly Someday = DateOnly.FromDateTime(DateTime.UtcNow.AddDays(20));

    [Fact]
    public async Task What_is_waived_is_approved_without_words_and_named_on_the_receipt()
    {
        await using var world = new World();
        var deposit = await StagedAsync(world);
        var plan = await world.PlanAsync(deposit);
        var errors = (await world.Checks.FindAsync(plan.CheckRunId, World.Erin))!.Figures.Errors;
        Assert.Contains(
            $"found {errors} error",
            await World.RefusalOfAsync(() => world.Promotions.ApproveAsync(plan.Id, plan.SnapshotHash, null, World.Erin)),
            StringComparison.Ordinal);

        await WaiveAllErrorsAsync(world, plan.CheckRunId);
        Assert.Equal(errors, (await world.Waivers.OfAsync(plan.CheckRunId, World.Ada))!.Errors);
        await world.Promotions.ApproveAsync(plan.Id, plan.SnapshotHash, null, World.Erin);
        var end = await world.EndOfAsync(deposit);

        var receipt = Receipt.FromJson((await world.Receipts.FindAsync(end.Id))!);
        Assert.Equal((errors, errors, ""), (receipt.Errors, receipt.WaivedErrors, receipt.Waiver));
        Assert.Contains(("K006", "Kept on purpose.", "Erin"), receipt.Waivers.Select(waiver => (waiver.Rule, waiver.Reason, waiver.By)));
        var facts = (await world.Audit.ListAsync(new AuditFilter(Prefix: Prefix), null, World.Ada)).Facts;
        Assert.Contains(facts, fact => fact.What == "waiver.given");
        Assert.Contains(facts, fact => fact.What == "promotion.approved" && fact.Words.Contains("are waived (", StringComparison.Ordinal));
        Assert.Empty((await world.Trail.VerifyAsync(World.Erin)).Faults);
    }

    /// <summary>All who act wait for the one that has begun, so the findings, which may be many, are looked at before.</summary>
    [Fact]
    public async Task What_waivers_cover_is_looked_at_before_the_act_begins()
    {
        var begun = new Begun();
        await using var world = new World(begun.HearIn, isOnNetwork: false);
        var deposit = await StagedAsync(world);
        var run = await world.CheckAsync(deposit);
        await WaiveAllErrorsAsync(world, run.Id);
        var store = world.Services.GetRequiredService<DataFolder>().Check(run.Id).FindingsStore;

        begun.Then(() => File.Move(store, store + ".away"));
        await world.Submissions.SubmitAsync(deposit, run.Id, null, World.Ada);
        begun.Then(null);
        File.Move(store + ".away", store);
        await world.Promotions.PlanAsync(deposit, World.Erin);
        var plan = await World.UntilAsync(() => world.Promotions.NewestAsync(deposit, World.Erin), p => p is { AwaitsApproval: true })
            ?? throw new InvalidOperationException();
        begun.Then(() => File.Move(store, store + ".away"));
        await world.Promotions.ApproveAsync(plan.Id, plan.SnapshotHash, null, World.Erin);

        Assert.True(File.Exists(store + ".away"), "The act began.");
        Assert.Equal(run.Figures.Errors, (await world.Promotions.NewestAsync(deposit, World.Erin))!.WaivedErrors);
    }

    [Fact]
    public async Task A_waiver_that_was_ended_counts_no_longer()
    {
        await using var world = new World();
        var deposit = await StagedAsync(world);
        var plan = await world.PlanAsync(deposit);
        await WaiveAllErrorsAsync(world, plan.CheckRunId);
        var given = (await world.Waivers.OfAsync(plan.CheckRunId, World.Erin))!.InForce;

        await world.Waivers.EndAsync(given.Single(row => row.Waiver.Rule == "K006").Waiver.Id, World.Shantanu);

        Assert.Contains(
            "Have it mended",
            await World.RefusalOfAsync(() => world.Promotions.ApproveAsync(plan.Id, plan.SnapshotHash, null, World.Erin)),
            StringComparison.Ordinal);
        Assert.Contains(
            "Shantanu has ended",
            await World.RefusalOfAsync(() => world.Waivers.EndAsync(given.Single(row => row.Waiver.Rule == "K006").Waiver.Id, World.Erin)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_waived_finding_stays_in_sight_and_in_the_files_with_the_reason()
    {
        await using var world = new World();
        var run = await world.CheckAsync(await StagedAsync(world));
        await world.Waivers.GiveAsync(run.Id, "K006", $"s3://{World.Staging}/{Prefix}/images/", "Kept on purpose.", Someday, World.Erin);

        var page = (await world.FindingPages.ReadAsync(run.Id, new FindingsQuery("K006"), 0, null, World.Ada))!;
        var others = (await world.FindingPages.ReadAsync(run.Id, new FindingsQuery("K006", Waived: false), 0, null, World.Ada))!;
        using var ada = await world.SignedInAsync("ada");
        var csv = await ada.GetStringAsync(new Uri($"/api/checks/{run.Id}/findings.csv", UriKind.Relative));
        var lines = (await ada.GetStringAsync(new Uri($"/api/checks/{run.Id}/findings.ndjson", UriKind.Relative)))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToList();

        Assert.Equal(
            (Debris, "Erin", "Kept on purpose."),
            (page.Rows.Single().Finding.Key, page.Rows.Single().Waiver!.Waiver.GivenBy, page.Rows.Single().Waiver!.Waiver.Reason));
        Assert.Empty(others.Rows);
        Assert.Equal(run.Figures.Errors + run.Figures.Warnings + run.Figures.Infos, lines.Count);
        Assert.Contains("Kept on purpose.", lines.Single(IsWaived).GetProperty("waived").GetString(), StringComparison.Ordinal);
        Assert.All(lines.Where(line => !IsWaived(line)), line => Assert.False(line.TryGetProperty("waived", out _)));
        Assert.Contains(
            "Kept on purpose.", csv.Split('\n').Single(line => line.StartsWith("K006,", StringComparison.Ordinal)), StringComparison.Ordinal);

        static bool IsWaived(JsonElement line) => (line.GetProperty("rule").GetString(), line.GetProperty("key").GetString()) == ("K006", Debris);
    }

    [Fact]
    public async Task Others_neither_waive_nor_end_nor_see()
    {
        await using var world = new World();
        var run = await world.CheckAsync(await StagedAsync(world));
        await world.Waivers.GiveAsync(run.Id, "K006", null, "Kept on purpose.", Someday, World.Erin);
        var waiver = (await world.Waivers.OfAsync(run.Id, World.Erin))!.InForce.Single();

        foreach (var other in new[] { World.Ada, World.Noor, World.Chidi })
        {
            Assert.NotEmpty(await World.RefusalOfAsync(() => world.Waivers.GiveAsync(run.Id, "K003", null, "Mine.", Someday, other)));
            Assert.NotEmpty(await World.RefusalOfAsync(() => world.Waivers.EndAsync(waiver.Waiver.Id, other)));
        }

        Assert.Null(await world.Waivers.OfAsync(run.Id, World.Noor));
        Assert.Null(await world.FindingPages.ReadAsync(run.Id, new FindingsQuery(), 0, null, World.Noor));
        Assert.False((await world.Waivers.OfAsync(run.Id, World.Chidi))!.MayGive);
        Assert.NotEmpty(await World.RefusalOfAsync(() => world.Waivers.GiveAsync(run.Id, "K006", $"{Prefix}/", "Twice.", Someday, World.Erin)));
        Assert.NotEmpty(await World.RefusalOfAsync(() => world.Waivers.GiveAsync(run.Id, "K003", null, "No end.", null, World.Erin)));
    }

    [Fact]
    public async Task Another_deposits_waiver_covers_nothing_here()
    {
        await using var world = new World();
        var (here, there) =
            (await world.CheckAsync(await StagedAsync(world)), await world.CheckAsync(await StagedAsync(world, "cpg0047-amish/broad")));
        await world.Waivers.GiveAsync(there.Id, "K006", null, "Kept on purpose.", Someday, World.Erin);

        Assert.Empty((await world.Waivers.OfAsync(here.Id, World.Erin))!.All);
        Assert.NotEmpty(await World.RefusalOfAsync(
            () => world.Waivers.GiveAsync(here.Id, "K006", "cpg0047-amish/broad/images/", "Elsewhere.", Someday, World.Erin)));
    }

    [Fact]
    public async Task In_the_gallery_a_waiver_follows_its_prefix_to_deeper_and_shallower_checks()
    {
        await using var world = new World();
        await world.PutAsync(World.Gallery, Debris, "x");
        await world.PutAsync(World.Gallery, $"{Prefix}/workspace/.DS_Store", "x");
        var below = await world.CheckGalleryAsync($"{Prefix}/images");
        await world.Waivers.GiveAsync(below.Id, "K006", null, "Public since 2020.", Someday, World.Erin);

        var whole = await world.CheckGalleryAsync(Prefix);
        var waived = (await world.FindingPages.ReadAsync(whole.Id, new FindingsQuery(Waived: true), 0, null, World.Chidi))!;

        Assert.Equal([Debris], waived.Rows.Select(row => row.Finding.Key));
        Assert.Equal(1, (await world.FindingPages.ReadAsync(below.Id, new FindingsQuery(Waived: true), 0, null, World.Chidi))!.Count);
    }

    [Fact]
    public async Task The_next_check_says_what_is_new_and_gone()
    {
        await using var world = new World();
        var deposit = await StagedAsync(world);
        var first = await world.CheckAsync(deposit);
        await world.DeleteAsync(World.Staging, Debris);
        await world.PutAsync(World.Staging, $"{Prefix}/workspace/Thumbs.db", "x");

        var second = await world.CheckAsync(deposit);
        var added = (await world.FindingPages.ReadAsync(
            second.Id, new FindingsQuery(Severity: Severity.Error, Change: Change.New), 0, null, World.Ada))!;
        var gone = (await world.FindingPages.ReadAsync(second.Id, new FindingsQuery(Change: Change.Gone), 0, null, World.Ada))!;

        Assert.Null((await world.FindingPages.ReadAsync(first.Id, new FindingsQuery(), 0, null, World.Ada))!.Since);
        Assert.Equal((first.Id, (await world.Checks.ReadAsync(first.Id, World.Ada))!.RulesVersion), (gone.Since!.Run, gone.Since.RulesVersion));
        Assert.Contains(Debris, gone.Rows.Select(row => row.Finding.Key));
        Assert.Contains($"{Prefix}/workspace/Thumbs.db", added.Rows.Select(row => row.Finding.Key));
        Assert.Equal(second.Figures.Errors + second.Figures.Warnings + second.Figures.Infos, gone.Since.New + gone.Since.Same);
    }

    private static async Task<Guid> StagedAsync(World world, string prefix = Prefix)
    {
        var deposit = await world.OpenAsync(prefix, World.Complete);
        await world.PutAsync(World.Staging, $"{prefix}/images/.DS_Store", "x");
        return deposit;
    }

    private static async Task WaiveAllErrorsAsync(World world, Guid run)
    {
        foreach (var rule in (await world.SummaryAsync(run, World.Erin))!.Rules.Where(rule => rule.Counts.Errors > 0))
        {
            await world.Waivers.GiveAsync(run, rule.Rule, null, "Kept on purpose.", Someday, World.Erin);
        }
    }

    /// <summary>Does something at the moment at which an act of this flow has begun.</summary>
    private sealed class Begun : DbTransactionInterceptor
    {
        private readonly AsyncLocal<Action?> then = new();

        public void HearIn(IServiceCollection services)
        {
            var options = services.Last(service => service.ServiceType == typeof(DbContextOptions<PortalDb>)).ImplementationFactory!;
            services.AddSingleton(
                provider => new DbContextOptionsBuilder<PortalDb>((DbContextOptions<PortalDb>)options(provider)).AddInterceptors(this).Options);
        }

        public void Then(Action? action) => then.Value = action;

        public override ValueTask<DbTransaction> TransactionStartedAsync(
            DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
        {
            then.Value?.Invoke();
            return new(result);
        }
    }
}
