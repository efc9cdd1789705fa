using Curation.S3.Reading;
using Curation.Store;

namespace Curation.S3.Copying;

/// <summary>Asks a server how an object was cut.</summary>
internal static class SourceParts
{
    /// <param name="source">The bucket that holds the object.</param>
    /// <param name="approved">The object.</param>
    /// <param name="each">Asks for every part, instead of taking parts for equal when their number fits the first one's size.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    public static async Task<PartPlan> OfAsync(Bucket source, StoredObject approved, bool each, CancellationToken cancellationToken)
    {
        if (PartSizes.CountOf(approved.ETag) is not { } count)
        {
            return new PartPlan(PartSizes.Own(approved.Size));
        }

        if (count == 1)
        {
            return new PartPlan([approved.Size]);
        }

        var first = await SizeAsync(source, approved, 1, cancellationToken);
        if (first is null || first == approved.Size)
        {
            return new PartPlan(PartSizes.Guess(approved.Size, count)); // This server answers for the whole object, whichever part is asked for.
        }

        if (!each && PartSizes.Even(approved.Size, first.Value, count) is { } even)
        {
            return new PartPlan(even, Assumed: true);
        }

        var sizes = new long?[count]; // At most 10,000.
        sizes[0] = first;
        var degree = new ParallelOptions { MaxDegreeOfParallelism = source.Tuning.PartParallelism, CancellationToken = cancellationToken };
        await Parallel.ForAsync(1, count, degree, async (at, token) => sizes[at] = await SizeAsync(source, approved, at + 1, token));
        return sizes.All(size => size is > 0) && sizes.Sum() == approved.Size
            ? new PartPlan([.. sizes.Select(size => size!.Value)])
            : new PartPlan(PartSizes.Guess(approved.Size, count));
    }

    private static async Task<long?> SizeAsync(Bucket source, StoredObject approved, int part, CancellationToken cancellationToken) =>
        (await source.Heads.HeadAsync(approved.Key, cancellationToken, part, approved.VersionId))?.ContentLength;
}

/// <summary>
/// Where an object will be cut. <paramref name="Assumed"/>: the parts were taken for equal, and asking for each could tell otherwise.
/// </summary>
internal sealed record PartPlan(IReadOnlyList<long> Sizes, bool Assumed = false);
