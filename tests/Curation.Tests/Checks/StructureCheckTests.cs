using System.Text.Json;
using Curation.Checks;
using Curation.Findings;
using Curation.Store;
using Curation.Tests.Keys.Rules;

namespace Curation.Tests.Checks;

public sealed class StructureCheckTests
{
    private const string Batch = "cpg0016-jump/source_4/images/2021_04_26_Batch1";

    [Fact]
    public void The_summary_counts_what_was_seen_and_found()
    {
        var check = new StructureCheck(RulePack.Gallery, Profile.Staging);
        check.Observe(Batch + "/", 0);
        check.Observe(Batch + "/images/P1/a b.tiff", 100);
        check.Observe(Batch + "/images/P1/x.tiff", 0);
        check.Observe(Batch + "/images/x.tiff", 50);
        check.Observe("cpg0016-jump/source_4/workspace/quality_control/x.png", 20);
        check.Observe("cpg0016-jump/README.md", 10);

        var summary = check.Summary;

        Assert.Equal(new Tally(5, 180), summary.Objects);
        Assert.Equal(1, summary.Markers);
        Assert.Equal(new SeverityCounts(2, 2, 0), summary.Findings);
        Assert.Equal(["I005", "K005", "K007", "K008"], summary.Rules.Select(rule => rule.Rule));
        Assert.Equal(
            [
                new(Batch, new Tally(3, 150), new SeverityCounts(2, 2, 0)),
                new("cpg0016-jump/source_4/workspace/quality_control", new Tally(1, 20), default),
                new("cpg0016-jump", new Tally(1, 10), default),
            ],
            summary.Folders);
    }

    [Fact]
    public void All_findings_are_told_but_the_first_hundred_of_a_rule_are_kept()
    {
        var told = 0;
        var check = new StructureCheck(RulePack.Gallery, Profile.Staging, _ => told++);
        for (var i = 0; i < 1000; i++)
        {
            check.Observe($"{Batch}/images/P1/{i}.tiff", 0);
        }

        var rule = Assert.Single(check.Summary.Rules);

        Assert.Equal(1000, told);
        Assert.Equal(1000, rule.Counts.Errors);
        Assert.Equal(RuleTally.Examples, rule.Examples.Count);
        Assert.Equal($"{Batch}/images/P1/0.tiff", rule.Examples[0].Key);
    }

    [Fact]
    public void Folders_beyond_the_bound_are_counted_together()
    {
        var check = new StructureCheck(RulePack.Gallery, Profile.Staging);
        for (var i = 0; i < FolderCount.Limit + 5; i++)
        {
            check.Observe($"cpg0016-jump/source_4/images/2021_04_26_{i}/images/P1/x.tiff", 10);
        }

        var folders = check.Summary.Folders;

        Assert.Equal(FolderCount.Limit + 1, folders.Count);
        Assert.Equal(new FolderCount(FolderCount.Others, new Tally(5, 50), default), folders[^1]);
    }

    [Fact]
    public void A_clean_key_allocates_nothing()
    {
        var keys = Enumerable.Range(0, 10_000).Select(i => Examples.OfEveryPlace[i % Examples.OfEveryPlace.Length])
            .Where(key => IsClean(key)).ToArray();
        var check = new StructureCheck(RulePack.Gallery, Profile.Staging);
        Observe(check, keys);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Observe(check, keys);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(0, check.Found.Total);
        Assert.InRange(allocated, 0, 200);
    }

    [Fact]
    public void A_key_of_any_depth_is_read()
    {
        var check = new StructureCheck(RulePack.Gallery, Profile.Staging);

        check.Observe(Batch + "/images/P1/" + string.Concat(Enumerable.Repeat("a/", 480)) + "x", 10);

        Assert.Equal(0, check.Found.Errors);
    }

    [Fact]
    public void A_summary_can_be_stored_as_JSON_and_read_again()
    {
        var check = new StructureCheck(RulePack.Gallery, Profile.Gallery);
        check.Observe(Batch + "/images/x.tiff", 0);

        var stored = JsonSerializer.Serialize(check.Summary);

        Assert.Equal(stored, JsonSerializer.Serialize(JsonSerializer.Deserialize<CheckSummary>(stored)));
    }

    private static bool IsClean(string key)
    {
        var check = new StructureCheck(RulePack.Gallery, Profile.Staging);
        check.Observe(key, 1000);
        return check.Found.Total == 0;
    }

    private static void Observe(StructureCheck check, string[] keys)
    {
        foreach (var key in keys)
        {
            check.Observe(key, 1000);
        }
    }
}
