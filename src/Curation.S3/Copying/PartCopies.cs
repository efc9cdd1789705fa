using Amazon.S3.Model;
using Curation.S3.Calls;
using Curation.S3.Calls.Answers;
using Curation.S3.Reading;
using Curation.Store;

namespace Curation.S3.Copying;

/// <summary>Copies the parts of one upload, a bounded number at once; each only from the approved source.</summary>
internal static class PartCopies
{
    public static async Task<CopyPartResponse[]> CopyAsync(
        Bucket source, Bucket target, StoredObject approved, string uploadId, IReadOnlyList<long> sizes, bool conditional,
        CancellationToken cancellationToken)
    {
        var starts = new long[sizes.Count];
        for (var at = 1; at < starts.Length; at++)
        {
            starts[at] = starts[at - 1] + sizes[at - 1];
        }

        var copied = new CopyPartResponse[sizes.Count]; // At most 10,000.
        var degree = new ParallelOptions { MaxDegreeOfParallelism = target.Tuning.PartParallelism, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, sizes.Count, degree, async (at, token) =>
        {
            var request = new CopyPartRequest
            {
                SourceBucket = source.Name,
                SourceKey = approved.Key,
                SourceVersionId = StoredKeys.Version(approved),
                DestinationBucket = target.Name,
                DestinationKey = approved.Key,
                UploadId = uploadId,
                PartNumber = at + 1,
                ETagToMatch = conditional ? [$"\"{approved.ETag}\""] : null,

                // S3 cuts ranges only out of sources above 5 MB; a single part is the whole object anyway.
                FirstByte = sizes.Count == 1 ? null : starts[at],
                LastByte = sizes.Count == 1 ? null : starts[at] + sizes[at] - 1,
            };
            copied[at] = await target.Retry.CopyAsync(
                (_, attempt) => AnswerShape.WholeAsync(target.Client.CopyPartAsync(request, attempt)), Retry.IsPassing, token);
            copied[at].PartNumber = at + 1;
        });
        return copied;
    }
}
