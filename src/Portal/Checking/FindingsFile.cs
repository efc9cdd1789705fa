using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using Curation.Checking;
using Curation.Plates;

namespace Portal.Checking;

/// <summary>Every finding of a run, one JSON line each, gzipped, in the order of the listing.</summary>
internal sealed class FindingsFile : IDisposable
{
    private static readonly byte[] LineEnd = "\n"u8.ToArray();
    private readonly GZipStream zip;

    public FindingsFile(Stream target) => zip = new GZipStream(target, CompressionLevel.Fastest);

    public void Add(Finding finding)
    {
        JsonSerializer.Serialize(zip, finding, FindingForm.Default.Finding);
        zip.Write(LineEnd);
    }

    public void Dispose() => zip.Dispose();

    public static async IAsyncEnumerable<Finding> ReadAsync(
        Stream file, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var text = new GZipStream(file, CompressionMode.Decompress);
        using var lines = new StreamReader(text);
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            yield return JsonSerializer.Deserialize(line, FindingForm.Default.Finding) ?? throw new InvalidDataException("A line of the findings is empty.");
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Finding))]
[JsonSerializable(typeof(CheckSummary))]
[JsonSerializable(typeof(PlateRow))]
[JsonSerializable(typeof(PlateTotals))]
internal sealed partial class FindingForm : JsonSerializerContext;
