using System.Globalization;
using Cpg.Commands;
using Cpg.Streams;
using Curation.Checks;
using Curation.Findings;
using Curation.Keys;
using Curation.Texts;

namespace Cpg.Reports;

/// <summary>What was found, rule by rule, the gravest first, for people.</summary>
internal sealed class TextReport(Output output, RulePack pack) : IReport
{
    private const int Examples = 5;

    public void Add(Finding finding)
    {
    }

    public void End(DepositReport report)
    {
        var rules = report.Summary.Rules.OrderByDescending(r => r.Counts.Errors > 0).ThenByDescending(r => r.Counts.Warnings > 0);
        foreach (var rule in rules)
        {
            Rule(rule);
        }
    }

    private void Rule(RuleCount rule)
    {
        var known = pack.Find(rule.Rule);
        output.Line($"{rule.Rule}  {SummaryLine.Counted(rule.Counts)}  {known?.Title}");
        foreach (var example in rule.Examples.Take(Examples))
        {
            output.Line($"  {Escaped.Name(example.Key)}");
            output.Line($"    {Escaped.Name(example.Message)}");
            if (example.Repair is not null)
            {
                output.Line($"    -> {Escaped.Name(example.Repair)}");
            }
        }

        if (rule.Counts.Total > Examples)
        {
            output.Line(string.Create(CultureInfo.InvariantCulture, $"  and {rule.Counts.Total - Math.Min(Examples, rule.Examples.Count):N0} more; --format ndjson writes all"));
        }

        if (known is not null)
        {
            output.Line($"  What to do: {known.Remedy}");
        }

        output.Line();
    }
}
