using System.Text.Encodings.Web;
using System.Text.Json;
using Curation.Checking;
using Curation.Plates;

namespace Cpg.Reports;

/// <summary>A line of JSON for each finding, as it is found.</summary>
internal sealed class LinesReport(Output output) : IReport, IDisposable
{
    // Nothing here becomes HTML, and people read it.
    public static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Utf8JsonWriter json = new(output.Waiting, Plain);

    public static void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("rule", finding.Rule);
        json.WriteString("severity", Named.Of(finding.Severity));
        json.WriteString("key", finding.Key);
        json.WriteString("plate", finding.Plate);
        json.WriteString("message", finding.Message);
        json.WriteString("fix", finding.Repair);
        if (finding.PartOf is not null)
        {
            json.WriteString("partOf", finding.PartOf);
        }

        json.WriteEndObject();
    }

    public void Add(Finding finding)
    {
        Write(json, finding);
        json.Flush();
        json.Reset();
        output.EndLine();
    }

    public void End(DepositReport report)
    {
    }

    public void Dispose() => json.Dispose();
}
