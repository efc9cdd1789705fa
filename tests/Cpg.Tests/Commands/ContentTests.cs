using System.Diagnostics;
using Testing.Tools;

namespace Cpg.Tests.Commands;

public sealed class ContentTests
{
    private const string Table = "workspace/load_data_csv/2021_04_26_Batch1/BR1/load_data.csv";

    [Fact]
    public async Task The_tables_of_a_folder_are_read_and_nothing_is_left_behind()
    {
        using var folder = new TemporaryFolder();
        using var scratch = new TemporaryFolder();
        Directory.CreateDirectory(Path.GetDirectoryName(folder.At(Table))!);
        await File.WriteAllTextAsync(folder.At(Table), "FileName_OrigDNA\nx.tiff\n");
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "cpg.dll"), "check", folder.Root, "--as", "cpg0016-jump/source_4", "--format", "ndjson"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TMPDIR"] = scratch.Root;

        using var cpg = Process.Start(start)!;
        var error = cpg.StandardError.ReadToEndAsync();
        var lines = (await cpg.StandardOutput.ReadToEndAsync()).Split('\n');

        Assert.Contains("The contents of 1 table were read", await error, StringComparison.Ordinal);
        Assert.Contains(
            lines, line => line.StartsWith("{\"rule\":\"L003\"", StringComparison.Ordinal) && line.Contains(Table, StringComparison.Ordinal));
        Assert.Empty(Directory.GetFiles(scratch.Root, "cpg-*"));
    }
}
