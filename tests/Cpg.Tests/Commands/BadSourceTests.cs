using System.Runtime.Versioning;
using System.Text;
using System.Text.Json;
using Cpg.Streams;
using Cpg.Tests.Running;
using Testing.Tools;

namespace Cpg.Tests.Commands;

/// <summary>Every input that cannot be used, as a whole process: its code, what is said, and that nothing is left behind.</summary>
public sealed class BadSourceTests
{
    private const string Good = "cpg0016-jump/source_4/images/2021_04_26_Batch1/illum/BR1/BR1_IllumDNA.npy";
    private const string Bad = "cpg0016-jump/source_4/Workspace/profiles/2021_04_26_Batch1/BR1/BR1.csv.gz";

    // By name only: a test runner passes what it is given on, and 10 MB are too much for that.
    public static TheoryData<string> Names => [.. Unusable().Keys];

    private static Dictionary<string, (byte[] Bytes, string[] Words)> Unusable() => new()
    {
        ["cut.txt.gz"] = (Gzip.Pack(Text(string.Join('\n', Enumerable.Range(0, 999).Select(i => Bad + i))))[..^9], ["cut off or damaged"]),
        ["long.txt"] = (Text("total 24\ndrwxr-xr-x 2 a a 4096 Nov 21 10:34 x\n"), ["long.txt, line 1: expected ", "ls -l"]),
        ["wide.txt"] = (Text($"{Bad}\na/{new string('x', 10_000_000)}\n"), ["wide.txt, line 2: expected ", "65,536 bytes"]),
        ["latin.txt"] = ([.. Text(Bad + "\na/"), 0xFC, 0x0A], ["latin.txt, line 2: expected UTF-8"]),
        ["empty.txt"] = ([], ["empty.txt: it is empty"]),
        ["lies.csv"] = (Text("Bucket,Key,Size\nlab,5,a/b\n"), ["lies.csv, line 2: expected ", "as the header promises"]),
        ["breaks.txt"] = (Text($"{Bad}\t5\n{Good}\n"), ["breaks.txt, line 2: expected ", "a tab and its size"]),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_listing_that_breaks_ends_with_two_and_names_file_line_and_what_was_expected(string name)
    {
        var (bytes, words) = Unusable()[name];
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.At(name), bytes);

        foreach (var command in new[] { "check", "fix" })
        {
            var ended = await RunAsync(folder, [command, folder.At(name), .. command == "check" ? new[] { "--format", "ndjson" } : []]);

            Assert.Equal(2, ended.Code);
            Assert.All(words, word => Assert.Contains(word, ended.Error, StringComparison.Ordinal));
            Assert.Contains(folder.At(name), ended.Error, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', ended.Error.Trim());
            Assert.All(ended.Lines, line => Assert.Equal("T006", JsonDocument.Parse(line).RootElement.GetProperty("rule").GetString()));
            Assert.True(command == "check" || ended.Output.Length == 0, ended.Output);
        }
    }

    [Theory]
    [InlineData("\uFEFF" + Good + "\n")]
    [InlineData(Good + "\t500\r\n" + Good + "\t500\r\n")]
    public async Task Line_ends_of_windows_and_a_byte_order_mark_are_fine(string listing)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.At("list.txt"), listing);

        var ended = await RunAsync(folder, "check", folder.At("list.txt"), "--scope", "cpg0016-jump/source_4/images/2021_04_26_Batch1/illum");

        Assert.Equal((0, ""), (ended.Code, ended.Output));
    }

    [Theory]
    [InlineData("There is no file or folder gone.txt", "check", "gone.txt")]
    [InlineData("--colour", "check", "-", "--colour")]
    [InlineData("strict", "check", "-", "--profile", "strict")]
    [InlineData("Cannot read the layout of --rules", "check", "-", "--rules", "gone.txt")]
    [InlineData("bad.txt: Line 2 of the layout: a place is an id and a path", "check", "-", "--rules", "bad.txt")]
    [InlineData("Cannot read the registry of --registry", "check", "-", "--registry", "gone.yml")]
    [InlineData("bad.yml: Line 3: cpg0001-one: the status is “open”; it is published or unpublished.", "check", "-", "--registry", "bad.yml")]
    [InlineData("bad.yml: Line 2: cpg0001-one: the field “description:” is missing", "fix", "-", "--registry", "bad.yml")]
    [InlineData("a listing holds no tables", "check", "-", "--gallery", "s3://cellpainting-gallery")]
    [InlineData("--gallery cellpainting-gallery: expected a bucket", "check", ".", "--gallery", "cellpainting-gallery")]
    [InlineData("SOURCE", "fix")]
    public async Task A_setting_that_cannot_be_used_ends_with_two(string words, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.At("bad.txt"), "version 1\nX01 one two three\n");

        await File.WriteAllTextAsync(folder.At("bad.yml"), "datasets:\n  - name: cpg0001-one\n    status: open\n");

        var ended = await RunAsync(
            folder, [.. arguments.Select(argument => argument.StartsWith("bad.", StringComparison.Ordinal) ? folder.At(argument) : argument)]);

        Assert.Equal((2, ""), (ended.Code, ended.Output));
        Assert.Contains(words, ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task A_folder_that_may_not_be_read_ends_with_two_and_names_it()
    {
        using var folder = new TemporaryFolder();
        var locked = Directory.CreateDirectory(folder.At("images"));
        File.SetUnixFileMode(locked.FullName, UnixFileMode.None);
        File.SetUnixFileMode(folder.Root, (UnixFileMode)0b111_101_101);

        // Root may read everything, and so has to become somebody else.
        var ended = Environment.UserName == "root"
            ? await CpgProcess.RunAsNobodyAsync("check", folder.Root, "--as", "cpg0016-jump/source_4")
            : await RunAsync(folder, "check", folder.Root, "--as", "cpg0016-jump/source_4");
        File.SetUnixFileMode(locked.FullName, (UnixFileMode)0b111_101_101);

        Assert.Equal((2, ""), (ended.Code, ended.Output));
        Assert.Contains($"Cannot read {folder.Root}", ended.Error, StringComparison.Ordinal);
        Assert.Contains(locked.FullName, ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_table_that_cannot_be_read_is_a_finding()
    {
        const string Table = "workspace/load_data_csv/2021_04_26_Batch1/BR1/load_data.csv";
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.GetDirectoryName(folder.At(Table))!);
        File.CreateSymbolicLink(folder.At(Table), folder.At("gone.csv"));

        var ended = await RunAsync(folder, "check", folder.Root, "--as", "cpg0016-jump/source_4", "--format", "ndjson");

        Assert.Equal(1, ended.Code);
        Assert.Contains(ended.Lines, line => line.Contains("\"N002\"", StringComparison.Ordinal) && line.Contains(Table, StringComparison.Ordinal));
        Assert.Contains("The contents of 0 tables were read; 1 table could not be read.", ended.Error, StringComparison.Ordinal);
    }

    private static async Task<Ended> RunAsync(TemporaryFolder folder, params string[] arguments)
    {
        var scratch = Directory.CreateDirectory(folder.At(".scratch")).FullName;
        try
        {
            var ended = await CpgProcess.RunAsync(Text(Good + "\n"), new Dictionary<string, string?> { ["TMPDIR"] = scratch }, arguments);
            Assert.Empty(Directory.GetFiles(scratch, "cpg-*"));
            return ended;
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
