using System.Globalization;
using System.Text.Json;
using Curation.Store;
using Curation.Workflow.Facts;
using Portal.Ground;

namespace Portal.Auditing;

/// <summary>
/// Ends of the audit trail in the gallery's bucket, where whoever changes the portal's database does not reach. The name of an object says it all, so
/// a listing reads them; one is written under a name of its own and never over another.
/// </summary>
public sealed class Anchors(Buckets buckets, IWriteOnce notes, PortalOptions options, TimeProvider clock)
{
    public bool IsOn => options.AnchorPrefix.Length > 0;

    public string Place => $"s3://{buckets.Gallery.Bucket}/{options.AnchorPrefix}";

    /// <summary>The oldest first.</summary>
    public async Task<IReadOnlyList<(TrailEnd End, DateTimeOffset At)>> ReadAsync(CancellationToken cancellationToken)
    {
        var ends = new List<(TrailEnd, DateTimeOffset)>();
        if (IsOn)
        {
            // At most one an hour, and two a promotion: some ten thousand a year, each a hundred bytes.
            await foreach (var found in buckets.Gallery.ListAsync(options.AnchorPrefix, null, cancellationToken))
            {
                if (TrailEnd.OfName(found.Key[options.AnchorPrefix.Length..]) is { } end)
                {
                    ends.Add((end, found.LastModified));
                }
            }
        }

        return ends;
    }

    public async Task WriteAsync(TrailEnd end, CancellationToken cancellationToken)
    {
        if (IsOn && end.Facts > 0)
        {
            var content = JsonSerializer.SerializeToUtf8Bytes(new
            {
                facts = end.Facts,
                hash = end.Hash,
                at = clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            });
            await notes.WriteOnceAsync(options.AnchorPrefix + end.Name, content, cancellationToken);
        }
    }
}
