using System.Text.Json;
using Curation.Checks;
using Curation.Findings;
using Curation.Listings;
using Curation.Registries;
using Curation.Store;
using Portal.Checking.Files;
using Portal.Checking.Rows;
using Portal.Checking.Running;
using Portal.Data;

namespace Portal.Dropping;

/// <summary>Checks a listing while it arrives, and writes what it found into a folder. Of the listing itself nothing is kept.</summary>
/// <param name="gallery">What counts as present beside the listing; null if that cannot be asked.</param>
internal sealed class DropCheck(Drop drop, RunFolder files, IObjectStore? gallery, RulePack rules)
{
    private readonly CheckRepairs repairs = new(rules);
    private bool hasSizes = true;
    private long written;
    private long objects;
    private long bytes;

    /// <exception cref="ListingException">The listing cannot be used.</exception>
    public async Task<DropReport> RunAsync(Stream body, ListingOptions options, CancellationToken cancellationToken)
    {
        files.Make();
        DepositReport report;
        await using (var file = File.Create(files.Findings, 1 << 16))
        {
            using var findings = new FindingsFile(file);
            var check = new DepositCheck(rules, Profile.Staging, finding => Keep(finding, findings), drop.Prefix, granted: drop.Prefix);
            await Listing.ReadAsync(body, options, (key, size, tag) => Observe(check, key, size, tag), cancellationToken);
            if (gallery is not null)
            {
                await using var held = new GalleryComparison(gallery, check, DropLimits.BatchesAsked);
                await held.CompleteAsync(cancellationToken);
            }

            report = check.Complete();
        }

        await PlatesFile.WriteAsync(files.Plates, report.Plates, cancellationToken);
        var planned = await repairs.WriteAsync(files, cancellationToken);
        var summary = report.Summary with { Repairs = planned };
        await File.WriteAllBytesAsync(
            files.Summary, JsonSerializer.SerializeToUtf8Bytes(summary, FindingForm.Default.CheckSummary), cancellationToken);
        var figures = new CheckFigures(
            new Tally(objects, bytes),
            summary.Objects.Objects,
            summary.Findings.Errors,
            summary.Findings.Warnings,
            summary.Findings.Infos,
            Harmful: null);
        return new DropReport(figures, summary.Pack, summary.Registry, hasSizes, planned, written);
    }

    private void Observe(DepositCheck check, ReadOnlySpan<char> span, long size, ReadOnlySpan<char> tag)
    {
        drop.CountKey();
        objects++;
        bytes += Math.Max(0, size);
        hasSizes &= size >= 0;
        check.Observe(span, size, tag);
        repairs.Observed(span, size);
    }

    private void Keep(Finding finding, FindingsFile findings)
    {
        repairs.Observe(finding);
        if (written < DropLimits.Findings)
        {
            findings.Add(finding);
            written++;
        }
    }
}

/// <summary>What the check of a listing found.</summary>
/// <param name="HasSizes">Whether the listing tells what each object takes.</param>
/// <param name="Repairs">How many moves are proposed.</param>
/// <param name="Written">How many findings are in the file; fewer than were counted if those are too many.</param>
public sealed record DropReport(CheckFigures Figures, string RulesVersion, string Registry, bool HasSizes, int Repairs, long Written);
