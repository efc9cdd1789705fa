using System.Text.Json;
using Curation.Checks;
using Curation.Findings;
using Curation.Listings;
using Curation.Registries;
using Curation.Store;
using Portal.Checking.Files;
using Portal.Checking.Running;

namespace Portal.Dropping;

/// <summary>Checks a listing while it arrives, and writes what it found into a folder. Of the listing itself nothing is kept.</summary>
/// <param name="gallery">What counts as present beside the listing; null if that cannot be asked.</param>
internal sealed class DropCheck(Drop drop, string folder, IObjectStore? gallery, RulePack rules)
{
    private readonly CheckRepairs repairs = new(rules);
    private bool hasSizes = true;
    private long written;
    private long objects;
    private long bytes;

    /// <exception cref="ListingException">The listing cannot be used.</exception>
    public async Task<DropReport> RunAsync(Stream body, ListingOptions options, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        DepositReport report;
        await using (var file = File.Create(DropFolder.FindingsIn(folder), 1 << 16))
        {
            using var findings = new FindingsFile(file);
            var check = new DepositCheck(rules, Profile.Staging, finding => Take(finding, findings), drop.Prefix, granted: drop.Prefix);
            await Listing.ReadAsync(body, options, (key, size, tag) => Observe(check, key, size, tag), cancellationToken);
            if (gallery is not null)
            {
                await using var held = new GalleryComparison(gallery, check, DropLimits.BatchesAsked);
                await held.CompleteAsync(cancellationToken);
            }

            report = check.Complete();
        }

        await PlatesFile.WriteAsync(PlatesFile.In(folder), report.Plates, cancellationToken);
        var planned = await repairs.WriteAsync(folder, cancellationToken);
        await File.WriteAllBytesAsync(
            DropFolder.SummaryIn(folder), JsonSerializer.SerializeToUtf8Bytes(report.Summary with { Repairs = planned }, FindingForm.Default.CheckSummary), cancellationToken);
        var found = report.Summary.Findings;
        return new DropReport(
            new Tally(objects, bytes), report.Summary.Objects.Objects, found.Errors, found.Warnings, found.Infos, report.Summary.Pack, hasSizes, planned, written, report.Summary.Registry);
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

    private void Take(Finding finding, FindingsFile findings)
    {
        repairs.Hear(finding);
        if (written < DropLimits.Findings)
        {
            findings.Add(finding);
            written++;
        }
    }
}
