using System.Globalization;
using Curation.Checks;
using Curation.Findings;
using Curation.Tables;
using Curation.Texts;

namespace Cpg.Reports;

/// <summary>What a check saw and found, in a sentence.</summary>
internal static class SummaryLine
{
    public static string Of(DepositReport report, TimeSpan elapsed)
    {
        var (summary, plates) = (report.Summary, report.Plates);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{summary.Objects.Objects:N0} objects, {summary.Objects.Bytes:N0} bytes, {Part(plates.Plates, "plate", "plates")} in {Part(plates.Batches, "batch", "batches")}, {elapsed.TotalSeconds:0.0} s (rules {summary.Pack}, {EnumNames.Of(summary.Profile)}{Registry(summary)}): {Found(summary.Findings)}. {ContentsRead.Describe(summary.Contents)}");
    }

    public static string Counted(SeverityCounts counts)
    {
        var parts = new[] { Some(counts.Errors, "error"), Some(counts.Warnings, "warning"), Some(counts.Infos, "remark") };
        return string.Join(", ", parts.OfType<string>());
    }

    // The usual one is part of the build; another has to be told apart.
    private static string Registry(CheckSummary summary) => summary.Registry == Curation.Registries.Registry.Gallery.Description ? "" : $", registry {summary.Registry}";

    private static string Found(SeverityCounts counts) => counts.Total == 0 ? "nothing found" : Counted(counts);

    private static string? Some(long count, string what) => count == 0 ? null : Part(count, what, what + "s");

    private static string Part(long count, string one, string more) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : more)}");
}
