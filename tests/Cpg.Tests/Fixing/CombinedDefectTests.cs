using System.Text.Json;
using Cpg.Streams;
using Cpg.Tests.Running;

namespace Cpg.Tests.Fixing;

/// <summary>Any two defects on one key: what is mended stays mended.</summary>
public sealed class CombinedDefectTests
{
    private static readonly string[] Good =
    [
        "cpg0016-jump/source_4/images/2021_04_26_Batch1/images/BR1__2021-Measurement1/Images/r01c01f01p01-ch1sk1fk1fl1.tiff",
        "cpg0016-jump/source_4/images/2021_04_26_Batch1/illum/BR1/BR1_IllumDNA.npy",
        "cpg0016-jump/source_4/workspace/profiles/2021_04_26_Batch1/BR1/BR1.csv.gz",
        "cpg0016-jump/source_4/workspace/analysis/2021_04_26_Batch1/BR1/analysis/BR1-A01-1/Cells.csv",
        "cpg0016-jump/source_4/workspace/load_data_csv/2021_04_26_Batch1/BR1/load_data.csv",
    ];

    private static readonly Func<string, string>[] Defects =
    [
        key => key.Replace("/workspace/", "/Workspace/", StringComparison.Ordinal),
        key => key.Replace("/images/2021", "/image/2021", StringComparison.Ordinal),
        key => key.Replace("source_4/", "source_4//", StringComparison.Ordinal),
        key => key.Replace("Batch1/images/", "Batch1/", StringComparison.Ordinal),
        key => key.Replace("BR1_Illum", "Illum", StringComparison.Ordinal),
        key => key.Replace("/BR1/analysis/", "/BR1/", StringComparison.Ordinal),
        key => key.Replace("/analysis/BR1", "/analysis/analysis/BR1", StringComparison.Ordinal),
        key => key.Replace("Batch1", "Batch 1", StringComparison.Ordinal),
        key => key.Replace("profiles/", "profile/", StringComparison.Ordinal),
        key => key.Replace("-Measurement1", "-Measurement 1", StringComparison.Ordinal),
    ];

    [Fact]
    public async Task After_the_moves_nothing_repairable_is_left_and_a_second_fix_moves_nothing()
    {
        var twice = from key in Good from one in Defects from other in Defects select other(one(key));
        var keys = twice.Except(Good).Distinct().ToArray();
        var moved = 0;
        foreach (var key in keys)
        {
            var fix = await CpgCommand.RunAsync(key + "\t5000\n", "fix", "-");
            Assert.True(fix.Lines.Length <= 1, key);
            if (fix.Lines.Length == 0)
            {
                continue;
            }

            moved++;
            var target = Assert.Single(fix.Lines).Split('\t')[1];
            var again = await CpgCommand.RunAsync(target + "\t5000\n", "fix", "-");
            var check = await CpgCommand.RunAsync(target + "\t5000\n", "check", "-", "--format", "ndjson", "--scope", "cpg0016-jump/source_4/none");

            Assert.Equal((0, ""), (again.Code, again.Output));
            Assert.DoesNotContain(
                check.Lines,
                line => IsOfKey(line, target) && JsonDocument.Parse(line).RootElement.GetProperty("fix").ValueKind != JsonValueKind.Null);
        }

        Assert.True(moved > keys.Length * 9 / 10, $"Only {moved} of {keys.Length} keys were mended.");
    }

    private static bool IsOfKey(string line, string key) => JsonDocument.Parse(line).RootElement.GetProperty("key").GetString() == key;
}
