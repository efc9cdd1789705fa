using Curation.Checks;
using Curation.Findings;
using Curation.Plates;
using Curation.Store;
using Curation.Tests.Plates;
using static Curation.Tests.Plates.Listing;

namespace Curation.Tests.Checks;

/// <summary>
/// What the gallery holds counts as present, what would be replaced is told, and nothing is told of what the deposit does not touch.
/// </summary>
public sealed class GalleryComparisonTests
{
    private static readonly string[] Whole = [.. Of("BR1", "BR2").Keys];

    [Fact]
    public async Task A_deposit_that_adds_profiles_to_a_public_batch_is_clean()
    {
        var (found, report, _) = await CheckAsync([$"{Workspace}profiles/{Batch}/BR1/BR1_spherized.csv.gz"], Whole);

        Assert.Empty(found);
        Assert.Equal(new HeldBatch($"{Place}: {Batch}", 2), Assert.Single(report.Summary.Held));
        var row = Assert.Single(report.Plates.Rows);
        Assert.Equal(
            ("BR1", CellState.InGallery, CellState.InGallery, CellState.Present),
            (row.Plate, row[PlatePart.Images].State, row[PlatePart.Backend].State, row[PlatePart.Profiles].State));
        Assert.False(row.HasGaps);
    }

    [Fact]
    public async Task Without_a_gallery_the_same_deposit_lacks_what_is_public()
    {
        var (found, report, _) = await CheckAsync([$"{Workspace}profiles/{Batch}/BR1/BR1_spherized.csv.gz"], []);

        Assert.Contains("W003", found.Select(finding => finding.Rule));
        Assert.Empty(report.Summary.Held);
    }

    [Fact]
    public async Task A_plate_that_is_imaged_nowhere_is_found_by_the_gallerys_images()
    {
        var (found, _, _) = await CheckAsync([$"{Workspace}profiles/{Batch}/BR3/BR3.csv.gz"], Whole);

        Assert.Equal(["W006", "W007"], found.Select(finding => finding.Rule).Order());
    }

    [Fact]
    public async Task A_new_plate_is_judged_and_the_public_ones_beside_it_are_not()
    {
        var public1 = Whole.Where(key => !key.Contains("BR2", StringComparison.Ordinal) && !key.Contains("load_data", StringComparison.Ordinal));
        var mine = Whole.Where(key => key.Contains("BR2", StringComparison.Ordinal) && !key.Contains("load_data", StringComparison.Ordinal));

        var (found, _, _) = await CheckAsync([.. mine, $"{Workspace}load_data_csv/{Batch}/BR0/load_data.csv"], [.. public1]);

        Assert.DoesNotContain(found, finding => finding.Plate is "BR1");
        Assert.Contains(found, finding => finding is { Rule: "W007", Plate: "BR2" });
    }

    [Theory]
    [InlineData("images/2021_04_26_Batch1/illum/BR1/BR1_IllumDNA.npy")]
    [InlineData("workspace/backend/2021_04_26_Batch1/BR1/BR1.csv")]
    [InlineData("workspace/metadata/platemaps/2021_04_26_Batch1/platemap/Other.txt")]
    [InlineData("workspace/load_data_csv/2021_04_26_Batch1/BR1/load_data.csv")]
    public async Task A_part_that_is_added_lacks_nothing_that_is_public(string key)
    {
        var (found, _, _) = await CheckAsync([$"{Place}/{key}"], [.. Whole.Where(held => held != $"{Place}/{key}")]);

        Assert.Empty(found);
    }

    [Fact]
    public async Task The_gallery_is_listed_where_both_have_a_plate_and_asked_a_few_times_a_batch()
    {
        var million = Enumerable.Range(0, 1000).Select(i => $"{Images}images/{Full("BR2")}/Images/x{i}.tiff");

        var (_, _, gallery) = await CheckAsync(
            [.. Enumerable.Range(0, 50).Select(i => $"{Workspace}profiles/{Batch}/N{i}/N{i}.csv.gz"), $"{Workspace}profiles/{Batch}/BR1/more.csv.gz"],
            [.. Whole, .. million]);

        Assert.Equal([$"{Workspace}profiles/{Batch}/BR1/"], gallery.Listed);
        Assert.InRange(gallery.Browsed.Count, 1, 12);
        Assert.Equal(gallery.Browsed.Count, gallery.Browsed.Distinct().Count());
    }

    [Fact]
    public void Who_would_replace_something_is_promised_no_decision_that_there_is_not() =>
        Assert.Contains(
            "The portal has no decision yet that replaces a published object", RulePack.Gallery.Find("T009")!.Remedy, StringComparison.Ordinal);

    [Fact]
    public async Task What_would_be_replaced_is_what_a_naive_comparison_finds()
    {
        var random = new Random(20260105);
        string[] pool =
        [
            .. Whole,
            $"{Place}/README.md",
            $"{Place}/images/note.txt",
            $"{Place}/workspace/x/y.txt",
            $"{Images}images/{Full("BR1")}/Images/\uFF5Ea.tiff",
            $"{Images}images/{Full("BR1")}/Images/\U0001F9EAb.tiff",
        ];
        for (var round = 0; round < 200; round++)
        {
            StoredObject[] staged = [.. Some()];
            StoredObject[] held = [.. Some()];

            var found = (await CheckAsync(staged, held)).Found.Where(finding => finding.Rule == "T009").ToList();

            var theirs = held.ToDictionary(one => one.Key);
            var both = staged.Where(one => theirs.ContainsKey(one.Key))
                .ToLookup(one => (one.Size, one.ETag) == (theirs[one.Key].Size, theirs[one.Key].ETag));
            Assert.Equal(
                both[false].Select(one => one.Key).Order(StringComparer.Ordinal),
                found.Where(f => f.Severity is Severity.Warning).Select(f => f.Key).Order(StringComparer.Ordinal));
            Assert.Equal(
                both[true].Count(),
                found.Where(f => f.Severity is Severity.Info)
                    .Sum(f => int.Parse(f.Message.Split(' ')[3], System.Globalization.CultureInfo.InvariantCulture)));
            Assert.All(
                found.Where(f => f.Severity is Severity.Info),
                f => Assert.Contains(both[true], one => one.Key.StartsWith(f.Key, StringComparison.Ordinal)));
        }

        IEnumerable<StoredObject> Some() =>
            pool.Where(_ => random.Next(3) > 0).Select(key => new StoredObject(key, random.Next(2), random.Next(2) == 0 ? "a" : "b", default));
    }

    [Theory]
    [InlineData("cpg0016-jump/source_4/images/x", true)]
    [InlineData("cpg0016-jump/source_42/images/x", false)]
    [InlineData("cpg0016-jump/source_4", false)]
    [InlineData("cpg0016-jump/Source_4/images/x", false)]
    [InlineData("cpg0016-jump/source_4/../source_5/x", false)]
    [InlineData("cpg0016-jump/source_4/images/..", false)]
    [InlineData("cpg0016-jump/source_4/images/..x", true)]
    [InlineData("/cpg0016-jump/source_4/images/x", false)]
    [InlineData("", false)]
    public void A_key_lies_under_the_granted_prefix_or_is_told(string key, bool isUnder)
    {
        var found = new List<Finding>();
        var check = new DepositCheck(RulePack.Gallery, Profile.Staging, found.Add, granted: Prefix.Parse(Place));

        check.Observe(key, 5);
        var report = check.Complete();

        Assert.Equal(isUnder ? 0 : 1, found.Count(finding => finding.Rule == "T008"));
        Assert.All(found.Where(finding => finding.Rule == "T008"), finding => Assert.Equal((Severity.Error, key), (finding.Severity, finding.Key)));
        Assert.True(isUnder || report.Plates.Plates == 0);
    }

    [Fact]
    public void A_listing_beside_the_prefix_is_counted_and_not_remembered()
    {
        var check = new DepositCheck(RulePack.Gallery, Profile.Staging, null, granted: Prefix.Parse(Place));
        for (var i = 0; i < 50_000; i++)
        {
            check.Observe($"cpg{i:0000}-x/broad/images/b{i}/x", 5);
        }

        var summary = check.Complete().Summary;

        var rule = Assert.Single(summary.Rules, rule => rule.Rule == "T008");
        Assert.Equal((50_000, RuleTally.Examples), (rule.Counts.Errors, rule.Examples.Count));
        Assert.InRange(summary.Folders.Count, 1, 10_001);
        Assert.Equal(summary.Findings.Total, summary.Folders.Sum(folder => folder.Findings.Total));
    }

    private static Task<(List<Finding> Found, DepositReport Report, MemoryGallery Gallery)> CheckAsync(string[] staged, string[] held) =>
        CheckAsync(
            [.. staged.Select(key => new StoredObject(key, 1000, "a", default))], [.. held.Select(key => new StoredObject(key, 1000, "a", default))]);

    private static async Task<(List<Finding> Found, DepositReport Report, MemoryGallery Gallery)> CheckAsync(
        StoredObject[] staged, StoredObject[] held)
    {
        var found = new List<Finding>();
        var gallery = new MemoryGallery(held);
        var check = new DepositCheck(RulePack.Gallery, Profile.Staging, found.Add, Prefix.Parse(Place));
        await using var comparison = new GalleryComparison(gallery, check);
        foreach (var one in staged.OrderBy(one => one.Key, KeyOrder.Instance))
        {
            check.Observe(one);
            await comparison.ObserveAsync(one, default);
        }

        await comparison.CompleteAsync(default);
        var report = check.Complete();
        return ([.. found.Where(finding => RulePack.OfListings.Any(rule => rule.Id == finding.Rule))], report, gallery);
    }
}
