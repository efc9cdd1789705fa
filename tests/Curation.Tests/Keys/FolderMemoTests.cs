using System.Text;
using Curation.Checks;
using Curation.Findings;
using Curation.Keys;
using Curation.Keys.Layouts;
using Curation.Tests.Keys.Rules;
using Testing.Keys;

namespace Curation.Tests.Keys;

/// <summary>What a check remembers of a folder must never change what it finds.</summary>
public sealed class FolderMemoTests
{
    private static readonly string[] Names =
    [
        .. Corpus.RealKeys.Take(2_000).Concat(Examples.OfEveryPlace).Select(key => key.Split('/')[^1]).Distinct(),
        "x.zip", "X.TAR.GZ", "a.7z", "b.tgz", "pipelines", "images", "x.csv.tmp", "x.part", "Thumbs.db", "a-checkpoint.csv", ".DS_Store", "_x.csv", "",
    ];

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public void A_check_finds_and_counts_what_one_without_a_memory_does(int seed, bool sorted)
    {
        List<Finding> found = [], expected = [];
        var check = new StructureCheck(RulePack.Gallery, Profile.Staging, found.Add);
        var sink = new FindingSink(Profile.Staging, expected.Add, RuleTally.Examples);
        var folders = new FolderCounts();
        foreach (var (key, size) in Listing(seed, 12_000, sorted))
        {
            check.Observe(key, size);
            var parts = new KeyReader(GalleryLayout.Gallery).Read(key, size);
            sink.BeginKey();
            foreach (var rule in RulePack.Gallery.KeyRules)
            {
                rule.Check(parts, sink);
            }

            folders.Add(parts, sink.OnThisKey);
            Assert.True(expected.Count == found.Count, $"{key} has {found.Count - expected.Count:+0;-0} findings.");
        }

        Assert.Equal(expected, found);
        Assert.Equal(folders.All, check.Summary.Folders);
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
    public void A_fault_of_a_folder_is_counted_for_each_file_though_nobody_listens()
    {
        var check = new StructureCheck(RulePack.Gallery, Profile.Staging);
        for (var i = 0; i < 1000; i++)
        {
            check.Observe($"cpg0013-x/source_4/images/2021_04_26_b/images/P1__1/Images/{i}.tiff", 1000);
        }

        Assert.Equal(1000, check.Found.Errors);
    }

    [Theory]
    [InlineData("first/images/P1/1.tiff first/images/P1/2.tiff first/images/P1/3.tiff", 1)]
    [InlineData("first/images/P1/1.tiff first/images/P1/2.tiff second/images/P1/x#.tiff first/images/P1/3.tiff", 3)]
    public void A_rule_that_speaks_once_a_folder_speaks_again_when_the_folder_comes_back(string keys, int times)
    {
        var told = new List<Finding>();
        var check = new StructureCheck(RulePack.Gallery, Profile.Staging, told.Add);
        foreach (var key in keys.Split(' '))
        {
            check.Observe("cpg0016-jump/source_4/images/" + key, 1000);
        }

        Assert.Equal(times, told.Count(finding => finding.Rule == "I002"));
    }

    [Fact]
    public void The_memo_serves_an_ordinary_listing()
    {
        var memo = new FolderMemo(GalleryLayout.Gallery, RulePack.Gallery.KeyRules.Length);
        var reader = new KeyReader(GalleryLayout.Gallery);
        var sink = new FindingSink(Profile.Staging, null, 0);
        var counts = new FolderEntry("batch");
        var parts = reader.Read("cpg0016-jump/source_4/images/2021_04_26_b/images/P1__1/Images/r01c01.tiff", 1000);
        foreach (var rule in RulePack.Gallery.KeyRules)
        {
            reader.HasShownFile = false;
            rule.Check(parts, sink);
            memo.Note(rule, reader.HasShownFile);
        }

        memo.Remember(parts, sink.Total.Total == 0, counts);

        // A rule that looks at the names of images has to say quickly which it minds, or every image is checked in full.
        Assert.Same(counts, memo.FindClean("cpg0016-jump/source_4/images/2021_04_26_b/images/P1__1/Images/r01c02.tiff", 1000));
        Assert.Same(counts, memo.FindClean("cpg0016-jump/source_4/images/2021_04_26_b/images/P1__1/Images/r01c02.tiff"u8, 1000));
        Assert.Null(memo.FindClean("cpg0016-jump/source_4/images/2021_04_26_b/images/P1__1/Images/r01c02.tiff", 9));
        Assert.Null(memo.FindClean("cpg0016-jump/source_4/images/2021_04_26_b/images/P1__1/Images/r01c02.zip", 1000));
        Assert.Null(memo.FindClean("cpg0016-jump/source_4/images/2021_04_26_b/images/P1__1/Images/r01 c02.tiff", 1000));
        Assert.Null(memo.FindClean("cpg0016-jump/source_4/images/2021_04_26_b/images/P1__1/Images/more/r01c02.tiff", 1000));
        Assert.Null(memo.FindClean("cpg0016-jump/source_4/images/2021_04_26_b/images/P1__2/Images/r01c02.tiff", 1000));
    }

    [Fact]
    public void A_clean_key_in_UTF_8_allocates_nothing()
    {
        var check = new StructureCheck(RulePack.Gallery, Profile.Staging);
        var keys = Examples.OfEveryPlace.Where(IsClean).Select(Encoding.UTF8.GetBytes).ToArray();
        Observe();

        var before = GC.GetAllocatedBytesForCurrentThread();
        Observe();

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200);
        Assert.Equal(0, check.Found.Total);

        void Observe()
        {
            for (var i = 0; i < 10_000; i++)
            {
                check.Observe(keys[i % keys.Length], 1000);
            }
        }
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

    private static bool IsClean(string key)
    {
        var check = new StructureCheck(RulePack.Gallery, Profile.Staging);
        check.Observe(key, 1000);
        return check.Found.Total == 0;
    }

    /// <summary>Keys gone wrong, each among its neighbours: other names in its folder, and its name in other folders.</summary>
    private static List<(string Key, long Size)> Listing(int seed, int count, bool sorted)
    {
        var random = new Random(seed);
        var good = Examples.OfEveryPlace.Concat(Corpus.RealKeys.Take(500)).ToArray();
        var keys = new List<string>();
        foreach (var key in new Mutations(seed).Of(good, count / 9))
        {
            var folder = key[..(key.LastIndexOf('/') + 1)];
            var clean = good[random.Next(good.Length)];
            keys.AddRange([key, folder + Names[random.Next(Names.Length)], folder + Names[random.Next(Names.Length)]]);
            keys.AddRange(new Mutations(random.Next()).Of([clean], 2).Append(clean));
            // Back to a folder that was left for another.
            keys.AddRange([folder + Names[random.Next(Names.Length)], clean, folder + Names[random.Next(Names.Length)]]);
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
}
