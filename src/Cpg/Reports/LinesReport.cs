using System.Text.Encodings.Web;
using System.Text.Json;
using Cpg.Streams;
using Curation.Checks;
using Curation.Findings;
using Curation.Keys;
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
        json.WriteString("severity", EnumNames.Of(finding.Severity));
        EscapedJson.Write(json, "key", finding.Key);
        EscapedJson.Write(json, "plate", finding.Plate);
        EscapedJson.Write(json, "message", finding.Message);
        EscapedJson.Write(json, "fix", finding.Repair);
        if (finding.PartOf is not null)
        {
            EscapedJson.Write(json, "partOf", finding.PartOf);
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
