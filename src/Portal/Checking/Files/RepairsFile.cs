using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Curation.Fixing;

namespace Portal.Checking.Files;

/// <summary>The repairs that a check proposes, one JSON line each, gzipped: those that can be made, then those that cannot, with the reason.</summary>
internal static class RepairsFile
{
    private static readonly byte[] LineEnd = "\n"u8.ToArray();

    public static async Task WriteAsync(string path, RepairPlan plan, CancellationToken cancellationToken)
    {
        await using var zip = new GZipStream(File.Create(path, 1 << 16), CompressionLevel.Fastest);
        var lines = plan.Repairs.Select(repair => new PlannedRepair(repair, null)).Concat(plan.Refused.Select(r => new PlannedRepair(r.Repair, r.Reason)));
        foreach (var line in lines)
        {
            cancellationToken.ThrowIfCancellationRequested();
            JsonSerializer.Serialize(zip, line, RepairForm.Default.PlannedRepair);
            zip.Write(LineEnd);
        }
    }

    public static async IAsyncEnumerable<PlannedRepair> ReadAsync(string path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var lines = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            yield return JsonSerializer.Deserialize(line, RepairForm.Default.PlannedRepair) ?? throw new InvalidDataException($"A line of {path} is empty.");
        }
    }

    /// <summary>How many can be made: they stand first.</summary>
    public static async Task<int> CountAsync(string path, CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var (_, reason) in ReadAsync(path, cancellationToken))
        {
            if (reason is not null)
            {
                break;
            }

            count++;
        }

        return count;
    }

    /// <summary>Lines of a script or a table; what cannot be moved stands there as a remark.</summary>
    public static async IAsyncEnumerable<string> LinesAsync(
        IAsyncEnumerable<PlannedRepair> repairs, IMoveFormat moves, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (repair, reason) in repairs.WithCancellation(cancellationToken))
        {
            yield return (reason ?? moves.Refuse(repair)) is { } why ? $"# not moved: {OnOneLine(repair.Source)} -> {OnOneLine(repair.Target)}: {why}" : moves.Line(repair);
        }
    }

    // A line break in a key must not begin a line of a script.
    private static string OnOneLine(string key) => string.Concat(key.Select(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' or '\u0085' ? '·' : letter));
}

/// <param name="Reason">Why it cannot be made; null if it can.</param>
public sealed record PlannedRepair(KeyRepair Repair, string? Reason);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PlannedRepair))]
internal sealed partial class RepairForm : JsonSerializerContext;
