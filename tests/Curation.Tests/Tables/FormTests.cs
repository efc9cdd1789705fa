using System.Text;
using Curation.Findings;
using Curation.Store;
using Curation.Tests.Tables.Reading;
using Testing.Clocks;

namespace Curation.Tests.Tables;

/// <summary>A file is what its name says: those who read it go by the name.</summary>
public sealed class FormTests
{
    private const string Profiles = $"{PlateSet.Place}/workspace/profiles/{PlateSet.Batch}/{PlateSet.Plate}/{PlateSet.Plate}";
    private const string Backend = $"{PlateSet.Place}/workspace/backend/{PlateSet.Batch}/{PlateSet.Plate}/{PlateSet.Plate}";

    public static TheoryData<string, byte[], string> Faults => new()
    {
        { Profiles + ".csv.gz", "a,b\n1,2\n"u8.ToArray(), "is named as gzip, but is plain text" },
        { Profiles + ".csv.gz", "BZh91AY&SY"u8.ToArray(), "is named as gzip, but is bzip2" },
        { Profiles + "_normalized.csv", TableTests.Packed("a,b\n"), "is named as plain text, but is gzip" },
        { Profiles + ".parquet", "a,b\n1,2\n"u8.ToArray(), "is named as Parquet, but is plain text" },
        { Profiles + ".csv", "PAR1\u0015\u0004"u8.ToArray(), "is named as plain text, but is Parquet" },
        { Profiles + ".csv", "PK\u0003\u0004 xl"u8.ToArray(), "is named as plain text, but is a ZIP archive or an Excel workbook" },
        { Backend + ".sqlite", TableTests.Packed("SQLite format 3\0"), "is named as an SQLite database, but is gzip" },
        { Backend + ".sqlite", "ImageNumber,x\n"u8.ToArray(), "is named as an SQLite database, but is plain text" },
        { Backend + ".csv", "SQLite format 3\0"u8.ToArray(), "is named as plain text, but is an SQLite database" },
        { $"{PlateSet.Analysis}{PlateSet.Plate}-A01-1/Cells.csv", TableTests.Packed("ImageNumber\n1\n"), "is named as plain text, but is gzip" },
        { $"{PlateSet.Analysis}{PlateSet.Plate}-A01-1/Nuclei.csv.gz", "ImageNumber\n1\n"u8.ToArray(), "is named as gzip, but is plain text" },
        { $"{PlateSet.Illum}{PlateSet.Plate}_IllumDNA.npy", TableTests.Packed("\u0093NUMPY"), "is named as a NumPy array, but is gzip" },
        { $"{PlateSet.Illum}{PlateSet.Plate}_IllumDNA.npy", "PK\u0003\u0004 npz"u8.ToArray(), "is named as a NumPy array, but is a ZIP archive" },
        { Profiles + ".csv.gz", "version https://git-lfs.github.com/spec/v1\n"u8.ToArray(), "is named as gzip, but is a Git LFS pointer" },
        { Backend + ".sqlite", "version https://git-lfs.github.com/spec/v1\n"u8.ToArray(), "Fetch the file with “git lfs pull”" },
        {
            $"{PlateSet.Analysis}{PlateSet.Plate}-A01-1/Cells.csv",
            "version https://git-lfs.github.com/spec/v1\n"u8.ToArray(),
            "is named as plain text, but is a Git LFS pointer"
        },
        { Backend + ".csv", "<!DOCTYPE html><html>"u8.ToArray(), "is named as plain text, but is XML or HTML" },
        {
            PlateSet.LoadDataFolder + "load_data_more.csv.gz",
            Encoding.UTF8.GetBytes("Metadata_Plate,Metadata_Well,Metadata_Site,URL_X\n"),
            "is named as gzip, but is plain text"
        },
        {
            PlateSet.LoadDataFolder + "load_data_more.csv",
            TableTests.Packed("Metadata_Plate,Metadata_Well,Metadata_Site,URL_X\n"),
            "is named as plain text, but is gzip"
        },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_file_that_is_not_what_its_name_says_is_an_error(string key, byte[] bytes, string words)
    {
        var set = new PlateSet();
        set.Staging.Put(key, bytes);

        var found = Assert.Single(await set.CheckAsync(), finding => finding.Rule == "N002");

        Assert.Equal((key, Severity.Error), (found.Key, found.Severity));
        Assert.Contains(words, found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_are_what_their_names_say_are_fine_and_those_refused_are_told()
    {
        var set = new PlateSet().With(Profiles + ".csv", "a,b\n")
            .With(Backend + ".csv", "a,b\n")
            .With(Backend + ".sqlite", "SQLite format 3\0")
            .With(Profiles + ".gct", "#1.2\n");
        set.Staging.Put(Profiles + "_normalized.csv.gz", TableTests.Packed("a,b\n"));
        set.Staging.Put(Profiles + "_augmented.csv.gz", Array.Empty<byte>());

        Assert.Empty(await set.CheckAsync());

        set.Staging.Refused.Add(Profiles + ".csv");
        Assert.Contains("access was denied", Assert.Single(await set.CheckAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_takes_too_long_is_left_and_told()
    {
        var clock = new FixedClock();
        await using var stream = await new TimedContents(new PlateSet().Staging, clock).OpenAsync(PlateSet.LoadDataFolder + "load_data.csv", default);

        await stream.ReadExactlyAsync(new byte[4]);
        clock.Now += TimedContents.Longest + TimeSpan.FromTicks(1);
        Assert.Contains(
            "took more than 15 minutes",
            (await Assert.ThrowsAsync<StoreException>(async () => await stream.ReadExactlyAsync(new byte[4]))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Planes_of_a_stack_are_no_rows_twice_whatever_their_column_is_called()
    {
        static string Stacked(string text, string column) => string.Join('\n', text.TrimEnd().Split('\n').SelectMany((line, i) =>
            i == 0
                ? (string[])[column + line.Trim()]
                : [Cell(column, 1) + line.Trim(), Cell(column, 2) + line.Trim().Replace("p01-", "p02-", StringComparison.Ordinal)]))
            + "\n";
        static string Cell(string column, int plane) => column.Length == 0 ? "" : plane + ",";

        foreach (var column in (string[])["Metadata_Z,", "Metadata_T,", "Metadata_Slice,", "Metadata_whatever,", ""])
        {
            Assert.DoesNotContain(
                await new PlateSet().Edit("load_data.csv", text => Stacked(text, column)).CheckAsync(), finding => finding.Rule == "L008");
        }
    }

    [Fact]
    public async Task Sites_that_were_all_given_one_number_are_still_told() =>
        Assert.Contains(
            await new PlateSet().Edit("load_data.csv", text => text.Replace(",2,s3://", ",1,s3://", StringComparison.Ordinal)).CheckAsync(),
            finding => finding.Rule == "L008");

    [Theory]
    [InlineData("S3://cellpainting-gallery/", "have capitals in “s3://cellpainting-gallery/”")]
    [InlineData("s3://CellPainting-Gallery/", "have capitals in “s3://cellpainting-gallery/”")]
    [InlineData("S3://other/", "are in another bucket")]
    [InlineData("HTTPS://example.org/", "are web addresses")]
    [InlineData("gs://cellpainting-gallery/", "are addresses that do not begin with s3://")]
    public async Task An_address_is_called_what_it_is(string instead, string words) =>
        Assert.Contains(
            (await new PlateSet().Replace("s3://cellpainting-gallery/", instead).CheckAsync()).Where(finding => finding.Rule == "L002"),
            finding => finding.Message.Contains(words, StringComparison.Ordinal));
}
