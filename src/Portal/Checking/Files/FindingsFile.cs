using System.IO.Compression;
using System.Text.Json;
using Curation.Findings;
using Curation.Keys;
using Portal.Checking.Store;

namespace Portal.Checking.Files;

/// <summary>Every finding of a run, one JSON line each, gzipped, in the order of the listing; what is written goes to its store too.</summary>
internal sealed class FindingsFile : IDisposable
{
    private static readonly byte[] LineEnd = "\n"u8.ToArray();
    private readonly GZipStream zip;
    private readonly FindingsWriter? store;

    public FindingsFile(Stream target, FindingsWriter? store = null) => (zip, this.store) = (new GZipStream(target, CompressionLevel.Fastest), store);

    public void Add(Finding finding)
    {
        JsonSerializer.Serialize(zip, finding, FindingForm.Default.Finding);
        zip.Write(LineEnd);
        store?.Add(finding);
    }

    public void Dispose() => zip.Dispose();

    /// <summary>The line as it leaves the portal: that of the file, and who waived it.</summary>
    public static async Task WriteAsync(Stream target, ExportedFinding kept, CancellationToken cancellationToken)
    {
        var finding = kept.Finding;
        var line = new WaivedFinding(finding.Rule, finding.Severity, finding.Key, finding.Plate, finding.Message, finding.Repair, finding.PartOf, kept.Waived);
        await JsonSerializer.SerializeAsync(target, line, FindingForm.Default.WaivedFinding, cancellationToken);
        await target.WriteAsync(LineEnd, cancellationToken);
    }

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

internal sealed record WaivedFinding(string Rule, Severity Severity, string Key, string? Plate, string Message, string? Repair, string? PartOf, string? Waived);
