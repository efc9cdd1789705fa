using System.Text.Json;
using Cpg.Streams;
using Cpg.Tests.Running;

namespace Cpg.Tests.Reports;

/// <summary>Marks that nobody sees are seen in what the command writes, and reach no terminal.</summary>
public sealed class EscapedTests
{
    private const string Folder = "cpg0016-jump/source_4/workspace/quality_control/";
    private static readonly string[] Names = ["photo\u202egpj.exe", "a\u001b[2Jb.csv", "a\u200bb.csv", "a\u009bb.csv"];

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("ndjson")]
    public async Task No_report_writes_them_as_they_are(string format)
    {
        var ended = await CpgCommand.RunAsync(string.Concat(Names.Select(name => $"{Folder}{name}\n")), "check", "-", "--format", format, "--scope", Folder.TrimEnd('/'));

        Assert.Equal(1, ended.Code);
        Assert.DoesNotContain(ended.Output + ended.Error, letter => char.IsControl(letter) ? letter is not '\n' : letter is '\u202e' or '\u200b');
        Assert.Matches(format is "text" ? "photo<U\\+202E>gpj.exe" : "photo\\\\u202Egpj.exe", ended.Output);
    }

    [Fact]
    public async Task A_program_reads_the_keys_as_they_are()
    {
        var ended = await CpgCommand.RunAsync(string.Concat(Names.Select(name => $"{Folder}{name}\n")), "check", "-", "--format", "ndjson", "--scope", Folder.TrimEnd('/'));

        var found = ended.Lines.Select(line => JsonDocument.Parse(line).RootElement).Where(finding => finding.GetProperty("rule").GetString() == "N010");
        Assert.Equal(Names.Select(name => Folder + name), found.Select(finding => finding.GetProperty("key").GetString()));
    }
}
