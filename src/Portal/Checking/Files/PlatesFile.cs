using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Curation.Plates;
using Portal.Data;

namespace Portal.Checking.Files;

/// <summary>
/// The plate matrix of a run, gzipped NDJSON: a line of totals, then a line a plate. It is as long as the plates the check can tell
/// apart, and is written and read a line at a time.
/// </summary>
internal static class PlatesFile
{
    private static readonly byte[] LineEnd = "\n"u8.ToArray();

    public static async Task WriteAsync(string path, PlateTable plates, CancellationToken cancellationToken)
    {
        await using (var file = RunFolder.CreateAside(path))
        await using (var zip = new GZipStream(file, CompressionLevel.Fastest))
        {
            var totals = new PlateTotals(plates.Plates, plates.Rows.Count(row => row.HasGaps), plates.Beyond);
            JsonSerializer.Serialize(zip, totals, FindingForm.Default.PlateTotals);
            foreach (var row in plates.Rows)
            {
                cancellationToken.ThrowIfCancellationRequested();
                zip.Write(LineEnd);
                JsonSerializer.Serialize(zip, row, FindingForm.Default.PlateRow);
            }
        }

        RunFolder.Complete(path);
    }

    public static async Task<PlateTotals> ReadTotalsAsync(string path, CancellationToken cancellationToken)
    {
        using var lines = Open(path);
        return JsonSerializer.Deserialize(await lines.ReadLineAsync(cancellationToken) ?? "", FindingForm.Default.PlateTotals)
            ?? throw new InvalidDataException($"The totals of {path} are empty.");
    }

    public static async IAsyncEnumerable<PlateRow> ReadAsync(string path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var lines = Open(path);
        await lines.ReadLineAsync(cancellationToken);
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            yield return JsonSerializer.Deserialize(line, FindingForm.Default.PlateRow)
                ?? throw new InvalidDataException($"A line of {path} is empty.");
        }
    }

    private static StreamReader Open(string path) => new(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
}

/// <param name="WithGaps">Plates of which something is missing or odd.</param>
/// <param name="Beyond">Objects of plates beyond the number that is told apart.</param>
public sealed record PlateTotals(int Plates, int WithGaps, long Beyond);
