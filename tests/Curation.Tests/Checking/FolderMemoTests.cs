using System.Text;
using Curation.Checking;
using Curation.Checking.Layouts;
using Curation.Tests.Data;

namespace Curation.Tests.Checking;

/// <summary>What a check remembers of a folder must never change what it finds: every key has the findings it has when it comes alone.</summary>
public sealed class FolderMemoTests
{
    private static readonly string[] Names =
        [.. Corpus.RealKeys.Take(2_000).Concat(Examples.OfEveryPlace).Select(key => key.Split('/')[^1]).Distinct(), "x.zip", "X.TAR.GZ", "a.7z", "b.tgz", "pipelines", "images"];

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void A_key_has_the_same_findings_in_a_listing_as_alone(int seed, bool sorted)
    {
        var keys = Listing(seed, 6_000, sorted);

        var found = new List<Finding>();
        var check = new StructureCheck(RulePack.Gallery, Profile.Staging, found.Add);
        foreach (var (key, size) in keys)
        {
            found.Clear();
            check.Observe(key, size);
            Assert.Equal(Alone(key, size).Findings, found);
        }
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void A_listing_is_counted_as_its_keys_are_one_by_one(int seed, bool sorted)
    {
        var keys = Listing(seed, 6_000, sorted);
        var check = new StructureCheck(RulePack.Gallery, Profile.Staging);
        keys.ForEach(found => check.Observe(found.Key, found.Size));

        var alone = keys.ConvertAll(found => Alone(found.Key, found.Size).Summary);

        Assert.Equal(alone.Aggregate(default(Tally), (sum, one) => sum + one.Objects), check.Summary.Objects);
        Assert.Equal(alone.Aggregate(default(SeverityCounts), (sum, one) => sum + one.Findings), check.Summary.Findings);
        Assert.Equal(Folders(alone.SelectMany(one => one.Folders)), Folders(check.Summary.Folders));
    }

    [Theory]
    [InlineData(6, true)]
    [InlineData(7, false)]
    public void Bytes_and_characters_are_judged_like_texts(int seed, bool sorted)
    {
        var keys = Listing(seed, 6_000, sorted);
        List<Finding> asText = [], asChars = [], asBytes = [];
        var texts = new StructureCheck(RulePack.Gallery, Profile.Staging, asText.Add);
        var chars = new StructureCheck(RulePack.Gallery, Profile.Staging, asChars.Add);
        var bytes = new StructureCheck(RulePack.Gallery, Profile.Staging, asBytes.Add);
        foreach (var (key, size) in keys)
        {
            texts.Observe(key, size);
            chars.Observe(key.AsSpan(), size);
            bytes.Observe(Encoding.UTF8.GetBytes(key), size);
        }

        Assert.Equal(asText, asChars);
        Assert.Equal(asText, asBytes);
        Assert.Equal(texts.Summary.Folders, bytes.Summary.Folders);
    }

    [Fact]
    public void The_memo_serves_an_ordinary_listing()
    {
        var memo = new FolderMemo(RulePack.Gallery);
        var reader = new KeyReader(GalleryLayout.Gallery);
        var counts = new FolderEntry("batch");
        memo.Learn(reader.Read("cpg0016-jump/source_4/images/b/images/P1__1/Images/r01c01.tiff", 1000), counts);

        Assert.Same(counts, memo.Vouch("cpg0016-jump/source_4/images/b/images/P1__1/Images/r01c02.tiff", 1000));
        Assert.Same(counts, memo.Vouch("cpg0016-jump/source_4/images/b/images/P1__1/Images/r01c02.tiff"u8, 1000));
        Assert.Null(memo.Vouch("cpg0016-jump/source_4/images/b/images/P1__1/Images/r01c02.tiff", 9));
        Assert.Null(memo.Vouch("cpg0016-jump/source_4/images/b/images/P1__1/Images/r01c02.zip", 1000));
        Assert.Null(memo.Vouch("cpg0016-jump/source_4/images/b/images/P1__1/Images/more/r01c02.tiff", 1000));
        Assert.Null(memo.Vouch("cpg0016-jump/source_4/images/b/images/P1__2/Images/r01c02.tiff", 1000));
    }

    [Fact]
    public void Messages_that_nobody_reads_are_not_made()
    {
        var check = new StructureCheck(RulePack.Gallery, Profile.Staging);
        void Observe(int i) => check.Observe("cpg0016-jump/source_4/images/b/images/P1/a b.tiff", i);
        for (var i = 0; i < 1000; i++)
        {
            Observe(1000);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            Observe(1000);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200);
        Assert.Equal(2000, check.Found.Warnings);
    }

    /// <summary>Keys gone wrong, each among its neighbours: other names in its folder, and its name in other folders.</summary>
    private static List<(string Key, long Size)> Listing(int seed, int count, bool sorted)
    {
        var random = new Random(seed);
        var good = Examples.OfEveryPlace.Concat(Corpus.RealKeys.Take(500)).ToArray();
        var keys = new List<string>();
        foreach (var key in new Mutations(seed).Of(good, count / 6))
        {
            var folder = key[..(key.LastIndexOf('/') + 1)];
            var clean = good[random.Next(good.Length)];
            keys.AddRange([key, folder + Names[random.Next(Names.Length)], folder + Names[random.Next(Names.Length)]]);
            keys.AddRange(new Mutations(random.Next()).Of([clean], 2).Append(clean));
        }

        var listing = sorted ? keys.Order(StringComparer.Ordinal) : keys.AsEnumerable();
        var ordered = listing.ToArray();
        if (!sorted && seed % 2 == 0)
        {
            random.Shuffle(ordered);
        }

        long[] sizes = [1000, 1000, 1000, 1000, 0, 9, 10, -1];
        return [.. ordered.Select(key => (key, sizes[random.Next(sizes.Length)]))];
    }

    private static (List<Finding> Findings, CheckSummary Summary) Alone(string key, long size)
    {
        var findings = new List<Finding>();
        var check = new StructureCheck(RulePack.Gallery, Profile.Staging, findings.Add);
        check.Observe(key, size);
        return (findings, check.Summary);
    }

    private static IEnumerable<(string Folder, Tally Objects, SeverityCounts Findings)> Folders(IEnumerable<FolderCount> counts) =>
        counts.GroupBy(count => count.Folder).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (
                group.Key,
                group.Aggregate(default(Tally), (sum, one) => sum + one.Objects),
                group.Aggregate(default(SeverityCounts), (sum, one) => sum + one.Findings)));
}
