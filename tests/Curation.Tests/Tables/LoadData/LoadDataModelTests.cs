using System.Text;
using Curation.Findings;
using Curation.Tests.Tables.Reading;
using static Curation.Tests.Tables.PlateSet;

namespace Curation.Tests.Tables.LoadData;

/// <summary>A full plate with random holes, against what a naive reading of all keys and all tables in memory says.</summary>
public sealed class LoadDataModelTests
{
    private const string Bucket = "s3://cellpainting-gallery/";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task The_join_says_what_a_naive_one_says(int seed)
    {
        var random = new Random(seed);
        var set = new PlateSet(rows: 16, columns: 24, sites: 2);
        foreach (var key in set.Staging.Keys.Where(key => key.Contains("/images/", StringComparison.Ordinal)).ToList())
        {
            Damage(set, key, random);
        }

        set.Edit("load_data.csv", text => WithoutRows(text, random)).Edit("load_data_with_illum.csv", text => WithoutRows(text, random));
        if (random.Next(2) == 0)
        {
            set.Staging.Put(
                LoadDataFolder + "load_data_with_illum.csv.gz", TableTests.Packed(set.Staging.Text(LoadDataFolder + "load_data_with_illum.csv")));
            set.Staging.Remove(LoadDataFolder + "load_data_with_illum.csv");
        }

        var there = set.Staging.Keys.Concat(set.Gallery.Keys).ToHashSet();
        var named = Tables(set).SelectMany(text => text.Split('\n', ',').Select(cell => cell.Trim()))
            .Where(cell => cell.StartsWith(Bucket, StringComparison.Ordinal))
            .Select(cell => cell[Bucket.Length..])
            .ToHashSet();
        var (_, found) = await set.ReportAsync();

        Assert.Equal(Sorted(named.Where(key => !there.Contains(key) && !key.EndsWith(".npy", StringComparison.Ordinal))), Cases(found, "L004"));
        Assert.Equal(Sorted(named.Where(key => !there.Contains(key) && key.EndsWith(".npy", StringComparison.Ordinal))), Cases(found, "I012"));
        Assert.Equal(
            Sorted(set.Staging.Keys.Where(
                key => key.StartsWith(Images, StringComparison.Ordinal) && key.EndsWith(".tiff", StringComparison.Ordinal) && !named.Contains(key))),
            Cases(found, "L007"));
        Assert.DoesNotContain(found, finding => finding.Rule is "L002" or "L003" or "L005" or "L006" or "L008" or "L009" or "N002");
    }

    private static void Damage(PlateSet set, string key, Random random)
    {
        switch (random.Next(12))
        {
            case 0:
                set.Staging.Remove(key);
                break;
            case 1:
                set.Staging.Remove(key);
                set.Gallery.Put(key, "public");
                break;
            case 2:
                set.Gallery.Put(key, "public");
                break;
            case 3 when random.Next(20) == 0:
                set.Staging.Put(key.Replace("fl1.", "fl2.", StringComparison.Ordinal), "more");
                break;
        }
    }

    private static string WithoutRows(string text, Random random)
    {
        var kept = new StringBuilder();
        foreach (var (line, i) in text.Split('\n').Select((line, i) => (line, i)))
        {
            kept.Append(i == 0 || random.Next(10) > 0 ? line.TrimEnd() + (random.Next(2) == 0 ? "\r\n" : "\n") : "");
        }

        return kept.ToString();
    }

    private static IEnumerable<string> Tables(PlateSet set) =>
        set.Staging.Keys.Where(key => key.StartsWith(LoadDataFolder, StringComparison.Ordinal)).Select(key =>
            key.EndsWith(".gz", StringComparison.Ordinal) ? Unpacked(set.Staging, key) : set.Staging.Text(key));

    private static string Unpacked(TextContents texts, string key)
    {
        using var zip = new System.IO.Compression.GZipStream(texts.OpenAsync(key, default).Result, System.IO.Compression.CompressionMode.Decompress);
        using var reader = new StreamReader(zip);
        return reader.ReadToEnd();
    }

    private static List<string> Cases(List<Finding> found, string rule) =>
        Sorted(found.Where(finding => finding.Rule == rule && finding.PartOf is not null).Select(finding => finding.Key));

    private static List<string> Sorted(IEnumerable<string> keys) => [.. keys.Order(StringComparer.Ordinal)];
}
