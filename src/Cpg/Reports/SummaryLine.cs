using System.Globalization;
using Curation.Checking;

namespace Cpg.Reports;

/// <summary>What a check saw and found, in a sentence.</summary>
internal static class SummaryLine
{
    public static string Of(CheckSummary summary, TimeSpan elapsed) => string.Create(
        CultureInfo.InvariantCulture,
        $"{summary.Objects.Objects:N0} objects, {summary.Objects.Bytes:N0} bytes, {elapsed.TotalSeconds:0.0} s (rules {summary.Pack}, {Named.Of(summary.Profile)}): {Found(summary.Findings)}.");

    public static string Counted(SeverityCounts counts)
    {
        var parts = new[] { Part(counts.Errors, "error"), Part(counts.Warnings, "warning"), Part(counts.Infos, "remark") };
        return string.Join(", ", parts.OfType<string>());
    }

    private static string Found(SeverityCounts counts) => counts.Total == 0 ? "nothing found" : Counted(counts);

    private static string? Part(long count, string what) =>
        count == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}{(count == 1 ? "" : "s")}");
}
