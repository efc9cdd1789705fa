using Curation.Store;

namespace Curation.S3.Reading;

/// <summary>
/// Adds to a listing the checksums that objects carry over all their bytes. A listing says that there is one, and only a look-up which: a bounded
/// number of them for each listing.
/// </summary>
internal sealed class ListingChecksums(ObjectHeads heads, int most, int degree)
{
    public IAsyncEnumerable<StoredObject> AddAsync(IAsyncEnumerable<StoredObject> listing, CancellationToken cancellationToken)
    {
        var asked = 0;
        return Prefetch.AskAsync(listing, degree, Ask, cancellationToken);

        Task<StoredObject>? Ask(StoredObject found, CancellationToken leaving)
        {
            if (asked == most || found.Size == 0)
            {
                return null;
            }

            asked++;
            return AddAsync(found, leaving);
        }
    }

    // What was written again since the listing is another object: its checksum is not this one's.
    public async Task<StoredObject> AddAsync(StoredObject found, CancellationToken cancellationToken) =>
        await heads.HeadAsync(found.Key, cancellationToken, version: found.VersionId) is { } head && ApprovedObject.IsApproved(head, found)
            ? found with { Checksum = ObjectChecksums.ToKeep(head) }
            : found;
}
