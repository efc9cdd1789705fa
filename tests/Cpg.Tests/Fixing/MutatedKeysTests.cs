using System.Text.Json;
using Cpg.Streams;
using Cpg.Tests.Running;

namespace Cpg.Tests.Fixing;

/// <summary>Listings of good keys with slips of all sorts on them, several on one, drawn anew for each seed.</summary>
public sealed class MutatedKeysTests
{
    private const string Source = "cpg0016-jump/source_4";

    private static readonly string[] Forms =
    [
        "/images/2021_04_26_Batch1/images/BR{0}__2021-Measurement1/Images/r01c01f01p01-ch1sk1fk1fl1.tiff",
        "/images/2021_04_26_Batch1/illum/BR{0}/BR{0}_IllumDNA.npy",
        "/workspace/profiles/2021_04_26_Batch1/BR{0}/BR{0}.csv.gz",
        "/workspace/analysis/2021_04_26_Batch1/BR{0}/analysis/BR{0}-A01-1/Cells.csv",
        "/workspace/load_data_csv/2021_04_26_Batch1/BR{0}/load_data.csv",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task The_table_mends_all_it_can_once_and_hurts_nothing(int seed)
    {
        var keys = Keys(new Random(seed));
        var fix = await CpgCommand.RunAsync(Listing(keys), "fix", "-");
        var moves = fix.Lines.Select(line => line.Split('\t')).ToArray();

        var moved = Apply(keys, moves);
        var again = await CpgCommand.RunAsync(Listing(moved), "fix", "-");
        var check = await CpgCommand.RunAsync(Listing(moved), "check", "-", "--format", "ndjson");
        var refused = fix.Error.Split('\n').Where(line => line.StartsWith("not moved: ", StringComparison.Ordinal)).ToArray();
        var repairable = check.Lines.Select(line => JsonDocument.Parse(line).RootElement)
            .Where(finding => finding.GetProperty("fix").ValueKind != JsonValueKind.Null)
            .Select(finding => finding.GetProperty("key").GetString()!)
            .Intersect(moved);

        Assert.True(moves.Length > keys.Count / 4, $"Only {moves.Length} of {keys.Count} keys were mended.");
        Assert.NotEmpty(refused);
        Assert.Equal(1, fix.Code);
        Assert.Equal("", again.Output);
        Assert.Equal(
            refused.Order(StringComparer.Ordinal),
            again.Error.Split('\n').Where(line => line.StartsWith("not moved: ", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.All(repairable, key => Assert.Contains(refused, line => line.StartsWith($"not moved: {key} -> ", StringComparison.Ordinal)));
    }

    // A naive model of a bucket: a move onto a key loses what was there.
    private static List<string> Apply(List<string> keys, string[][] moves)
    {
        var bucket = keys.ToHashSet(StringComparer.Ordinal);
        foreach (var move in moves)
        {
            Assert.Equal(2, move.Length);
            Assert.True(bucket.Remove(move[0]), $"{move[0]} is not there.");
            Assert.True(bucket.Add(move[1]), $"{move[1]} would be lost.");
        }

        Assert.Equal(keys.Count, bucket.Count);
        return [.. bucket.Order(StringComparer.Ordinal)];
    }

    private static List<string> Keys(Random random)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (keys.Count < 400)
        {
            var key = Source + string.Format(null, Forms[random.Next(Forms.Length)], random.Next(300));
            for (var slips = random.Next(4); slips > 0; slips--)
            {
                key = Slip(key, random);
            }

            keys.Add(key);
        }

        return [.. keys.Order(StringComparer.Ordinal)];
    }

    private static string Slip(string key, Random random)
    {
        var slashes = Enumerable.Range(0, key.Length).Where(i => key[i] == '/').ToArray();
        var slash = slashes[random.Next(slashes.Length)];
        return random.Next(8) switch
        {
            0 => key.Insert(slash, "/"),
            1 => key.Insert(slash, " "),
            2 => key.Insert(slash + 1, " "),
            3 => key.Insert(slash, "/."),
            4 => key[..(slash + 1)] + key.Substring(slash + 1, 1).ToUpperInvariant() + key[(slash + 2)..],
            5 => key.Replace("Batch1/images/", "Batch1/", StringComparison.Ordinal),
            6 => key.Replace("/profiles/", "/profile/", StringComparison.Ordinal).Replace("/images/2021", "/image/2021", StringComparison.Ordinal),
            _ => key.Replace("/analysis/BR", "/BR", StringComparison.Ordinal),
        };
    }

    private static string Listing(IEnumerable<string> keys) => string.Concat(keys.Select(key => $"{key}\t5000\n"));
}
