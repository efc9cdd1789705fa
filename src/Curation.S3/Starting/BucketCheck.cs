using Curation.Store;

namespace Curation.S3.Starting;

/// <summary>Whether both buckets answer; says all that is wrong at once.</summary>
internal static class BucketCheck
{
    public static async Task EnsureAsync(IReadOnlyList<IObjectStore> buckets, CancellationToken cancellationToken)
    {
        var faults = new List<StoreException>();
        foreach (var bucket in buckets)
        {
            try
            {
                await bucket.ProbeAsync(cancellationToken);
            }
            catch (StoreException fault)
            {
                faults.Add(fault);
            }
        }

        if (faults.Count > 0)
        {
            var sentences = string.Join(" ", faults.Select(fault => fault.Message));
            throw faults[0].Failure is { } failure ? new StoreException(failure, sentences, faults[0]) : new StoreException(sentences, faults[0]);
        }
    }
}
