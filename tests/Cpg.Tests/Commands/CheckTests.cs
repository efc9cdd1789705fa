using System.Text;
using System.Text.Json;
using Cpg.Streams;
using Cpg.Tests.Running;
using Testing.Tools;

namespace Cpg.Tests.Commands;

public sealed class CheckTests
{
    private const string Illum = "cpg0016-jump/source_4/images/2021_04_26_Batch1/illum";
    private const string Clean = Illum + "/BR00117035/BR00117035_IllumAGP.npy";
    private const string Misspelt = "cpg0016-jump/source_4/Workspace/profiles/2021_04_26_Batch1/BR1/BR1.csv.gz";

    [Fact]
    public async Task A_clean_listing_ends_with_zero_and_says_so()
    {
        var ended = await CpgCommand.RunAsync(Clean + "\n", "check", "-", "--scope", Illum);

        Assert.Equal((0, ""), (ended.Code, ended.Output));
        Assert.StartsWith("1 objects, 0 bytes, 1 plate in 1 batch, ", ended.Error, StringComparison.Ordinal);
        Assert.Contains("nothing found. The tables themselves were not read", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_groups_findings_by_rule_with_what_to_do()
    {
        var ended = await CpgCommand.RunAsync(
            string.Join('\n', Enumerable.Range(0, 7).Select(i => $"{Misspelt}{i}")), "check", "-", "--scope", Illum);

        Assert.Equal(1, ended.Code);
        Assert.StartsWith("T006  7 errors  ", ended.Output, StringComparison.Ordinal);
        Assert.Contains($"  {Misspelt}4\n", ended.Output, StringComparison.Ordinal);
        Assert.DoesNotContain($"  {Misspelt}5\n", ended.Output, StringComparison.Ordinal);
        Assert.Contains("and 2 more", ended.Output, StringComparison.Ordinal);
        Assert.Contains("What to do: ", ended.Output, StringComparison.Ordinal);
        Assert.Contains("7 errors.", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ndjson_has_a_line_for_each_finding()
    {
        var ended = await CpgCommand.RunAsync($"{Clean}\t100\n{Misspelt}\t100\n", "check", "-", "--format", "ndjson", "--scope", Illum);

        var finding = JsonDocument.Parse(Assert.Single(ended.Lines)).RootElement;
        Assert.Equal("T006", finding.GetProperty("rule").GetString());
        Assert.Equal("error", finding.GetProperty("severity").GetString());
        Assert.Equal(Misspelt, finding.GetProperty("key").GetString());
        Assert.Contains("“Workspace”", finding.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(Misspelt.Replace("W", "w", StringComparison.Ordinal), finding.GetProperty("fix").GetString());
    }

    [Fact]
    public async Task Json_is_the_summary_with_examples()
    {
        var ended = await CpgCommand.RunAsync(
            $"{Clean}\t100\n{Misspelt}\t100\n", "check", "-", "--format", "json", "--profile", "gallery", "--scope", Illum);

        var summary = JsonDocument.Parse(ended.Output).RootElement;
        Assert.Equal("gallery", summary.GetProperty("profile").GetString());
        Assert.Equal((2, 200), (summary.GetProperty("objects").GetInt64(), summary.GetProperty("bytes").GetInt64()));
        Assert.Equal((1, 1), (summary.GetProperty("plates").GetInt32(), summary.GetProperty("batches").GetInt32()));
        Assert.Equal(1, summary.GetProperty("findings").GetProperty("warning").GetInt64());
        var rule = summary.GetProperty("rules").EnumerateArray().Single();
        Assert.Equal(Misspelt, rule.GetProperty("examples")[0].GetProperty("key").GetString());
    }

    [Fact]
    public async Task Only_what_the_listing_would_show_is_said_to_be_missing()
    {
        var whole = await CpgCommand.RunAsync(Clean, "check", "-");
        var part = await CpgCommand.RunAsync(Clean, "check", "-", "--scope", "cpg0016-jump/source_4/images/");
        var put = await CpgCommand.RunAsync("BR1/BR1_IllumDNA.npy", "check", "-", "--as", Illum);

        Assert.Equal(1, whole.Code);
        Assert.Contains("W003  2 errors", whole.Output, StringComparison.Ordinal);
        Assert.Equal(1, part.Code);
        Assert.StartsWith("I004  1 error", part.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("W003", part.Output, StringComparison.Ordinal);
        Assert.Equal((0, ""), (put.Code, put.Output));
    }

    [Fact]
    public async Task A_folder_is_walked_and_its_paths_put_behind_the_prefix()
    {
        using var folder = new TemporaryFolder();
        var plate = Directory.CreateDirectory(folder.At("2021_04_26_Batch1/illum/P 1")).FullName;
        await File.WriteAllTextAsync(Path.Combine(plate, "P 1_IllumDNA.npy"), "0123456789");
        Directory.CreateSymbolicLink(Path.Combine(plate, "round"), folder.Root);

        var ended = await CpgCommand.RunAsync(
            "", "check", folder.Root, "--as", "cpg0016-jump/source_4/images/", "--scope", Illum, "--format", "ndjson");

        Assert.Contains("1 objects, 10 bytes", ended.Error, StringComparison.Ordinal);
        Assert.All(
            ended.Lines,
            line => Assert.Contains("cpg0016-jump/source_4/images/2021_04_26_Batch1/illum/P 1/P 1_IllumDNA.npy", line, StringComparison.Ordinal));
        Assert.NotEmpty(ended.Lines);
    }

    [Fact]
    public async Task Another_registry_can_be_given_and_is_named_in_the_report()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(
            folder.At("registry.yml"), "datasets:\n  - name: cpg0900-mine\n    description: \"\"\n    status: unpublished\n");
        const string Key = "cpg0900-mine/source_4/images/2021_04_26_Batch1/illum/BR1/BR1_IllumDNA.npy";

        var usual = await CpgCommand.RunAsync(Key, "check", "-", "--format", "ndjson");
        var own = await CpgCommand.RunAsync(Key, "check", "-", "--format", "ndjson", "--registry", folder.At("registry.yml"));
        var json = await CpgCommand.RunAsync(Key, "check", "-", "--format", "json", "--registry", folder.At("registry.yml"));

        Assert.Contains("\"T002\"", usual.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\"T002\"", own.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("registry", usual.Error, StringComparison.Ordinal);
        Assert.Matches(@", registry registry\.yml, SHA-256 [0-9a-f]{12}\):", own.Error);
        Assert.Matches(@"""registry"": ""registry\.yml, SHA-256 [0-9a-f]{12}""", json.Output);
    }

    [Fact]
    public async Task Another_layout_can_be_given_and_its_faults_are_told_with_their_line()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.At("good.txt"), "version 7\nwhere {a} {b} is name\nwhere {below} is rest\nN-ANY {a}/{b}/{below}\n");
        await File.WriteAllTextAsync(folder.At("bad.txt"), "version 1\nX01 one two three\n");

        var good = await CpgCommand.RunAsync("cpg0016-jump/source_4/own/x.csv", "check", "-", "--rules", folder.At("good.txt"), "--scope", Illum);
        var usual = await CpgCommand.RunAsync("cpg0016-jump/source_4/own/x.csv", "check", "-", "--scope", Illum);
        var bad = await CpgCommand.RunAsync(Clean, "check", "-", "--rules", folder.At("bad.txt"));
        var gone = await CpgCommand.RunAsync(Clean, "check", "-", "--rules", folder.At("gone.txt"));

        Assert.Equal((0, ""), (good.Code, good.Output));
        Assert.Contains("(rules 7-", good.Error, StringComparison.Ordinal);
        Assert.Equal(1, usual.Code);
        Assert.Equal(2, bad.Code);
        Assert.Contains(
            "bad.txt: Line 2 of the layout: a place is an id and a path, with blanks between them only", bad.Error, StringComparison.Ordinal);
        Assert.Equal(2, gone.Code);
        Assert.Contains("--rules", gone.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("check", "-", "--profile", "strict")]
    [InlineData("check", "-", "--colour")]
    [InlineData("check", "-", "--scope", "cpg0016-jump")]
    [InlineData("check", "no-such-file.txt")]
    [InlineData("check", "s3://UPPER/x")]
    [InlineData("check", "s3://bucket/x", "--endpoint-url", "nowhere")]
    [InlineData("check", "-", "--gallery", "cellpainting-gallery")]
    [InlineData("chekc", "-")]
    [InlineData("fix", "-", "--format", "mv")]
    public async Task What_cannot_be_used_ends_with_two_and_words(params string[] arguments)
    {
        var ended = await CpgCommand.RunAsync(Clean, arguments);

        Assert.Equal((2, ""), (ended.Code, ended.Output));
        Assert.NotEmpty(ended.Error);
        Assert.DoesNotContain("   at ", ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("S3:", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_listing_ends_with_two_and_names_file_and_line()
    {
        var ended = await CpgCommand.RunAsync([.. Encoding.UTF8.GetBytes(Clean), 10, 0xFF, 10], "check", "-");

        Assert.Equal(2, ended.Code);
        Assert.StartsWith("cpg: standard input, line 2: expected UTF-8", ended.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("check", "--help")]
    [InlineData("fix", "--help")]
    public async Task Help_has_examples_and_exit_codes(params string[] arguments)
    {
        var ended = await CpgCommand.RunAsync("", arguments);

        Assert.Equal(0, ended.Code);
        Assert.Contains("cpg check /data/upload --as", ended.Output, StringComparison.Ordinal);
        Assert.Contains("Exit codes:", ended.Output, StringComparison.Ordinal);
    }
}
