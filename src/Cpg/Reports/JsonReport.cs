using System.Text.Json;
using Cpg.Commands;
using Cpg.Streams;
using Curation.Checks;
using Curation.Findings;
using Curation.Plates;

namespace Cpg.Reports;

/// <summary>The summary as one JSON object, with the first examples of each rule.</summary>
internal sealed class JsonReport(Output output, RulePack pack) : IReport
{
    public void Add(Finding finding)
    {
    }

    public void End(DepositReport report)
    {
        var summary = report.Summary;
        using var json = new Utf8JsonWriter(output.Waiting, LinesReport.Plain with { Indented = true });
        json.WriteStartObject();
        json.WriteString("pack", summary.Pack);
        json.WriteString("registry", summary.Registry);
        json.WriteString("profile", EnumNames.Of(summary.Profile));
        json.WriteNumber("objects", summary.Objects.Objects);
        json.WriteNumber("bytes", summary.Objects.Bytes);
        json.WriteNumber("markers", summary.Markers);
        json.WriteNumber("plates", report.Plates.Plates);
        json.WriteNumber("batches", report.Plates.Batches);
        Counts(json, summary.Findings);
        json.WriteStartArray("rules");
        foreach (var rule in summary.Rules)
        {
            Rule(json, rule);
        }

        json.WriteEndArray();
        json.WriteStartArray("folders");
        foreach (var folder in summary.Folders)
        {
            json.WriteStartObject();
            EscapedJson.Write(json, "folder", folder.Folder);
            json.WriteNumber("objects", folder.Objects.Objects);
            json.WriteNumber("bytes", folder.Objects.Bytes);
            Counts(json, folder.Findings);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        output.EndLine();
    }

    private static void Counts(Utf8JsonWriter json, SeverityCounts counts)
    {
        json.WriteStartObject("findings");
        json.WriteNumber("error", counts.Errors);
        json.WriteNumber("warning", counts.Warnings);
        json.WriteNumber("info", counts.Infos);
        json.WriteEndObject();
    }

    private void Rule(Utf8JsonWriter json, RuleCount rule)
    {
        json.WriteStartObject();
        json.WriteString("rule", rule.Rule);
        json.WriteString("title", pack.Find(rule.Rule)?.Title);
        json.WriteString("remedy", pack.Find(rule.Rule)?.Remedy);
        Counts(json, rule.Counts);
        json.WriteStartArray("examples");
        foreach (var example in rule.Examples)
        {
            LinesReport.Write(json, example);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
