using Curation.S3.Calls;
using Curation.S3.Reading;
using Curation.Store;

namespace Curation.S3.Copying;

/// <summary>Copies one approved object: at once or part by part, and says in one word how it ended.</summary>
internal sealed class ObjectCopy(Bucket target)
{
    private const int Rounds = 4;
    private const long WorthALook = 1L << 30;

    private readonly WholeCopy whole = new(target);
    private readonly PartCopy parts = new(target);
    private readonly CopyPreconditions sides = new(target);
    private volatile bool unconditional;

    /// <summary>Ends what stayed open of the copies below a prefix.</summary>
    public Task EndAsync(string prefix) => parts.EndAsync(prefix);

    public async Task<CopyOutcome> RunAsync(Bucket source, StoredObject approved, CancellationToken cancellationToken)
    {
        var byParts = approved.Size > target.Tuning.PartwiseAbove || (PartSizes.CountOf(approved.ETag) is not null && approved.Size > 0);
        for (var round = 1; round <= Rounds; round++)
        {
            // A part-wise copy meets the condition on its target at its very end: look before much is sent in vain.
            var looks = target.Guarantee == CopyGuarantee.CheckedByLookup || (byParts && approved.Size > WorthALook);
            if (looks && await sides.CheckAsync(source, approved, cancellationToken) is { } before)
            {
                return before;
            }

            var answer = byParts
                ? await parts.RunAsync(source, approved, !unconditional, cancellationToken)
                : await whole.RunAsync(source, approved, !unconditional, cancellationToken);
            switch (answer)
            {
                case CopyAnswer.Done when target.Guarantee == CopyGuarantee.EnforcedByServer:
                    return CopyOutcome.Copied;
                case CopyAnswer.Done or CopyAnswer.DoneWithOtherETag:
                    await sides.EnsureRightAsync(source, approved, cancellationToken);
                    return CopyOutcome.Copied;
                case CopyAnswer.SourceGone:
                    return CopyOutcome.SourceGone;
                case CopyAnswer.ConditionFailed or CopyAnswer.ConditionFailedAfterSilence
                    when await sides.CheckAsync(source, approved, cancellationToken) is { } found:
                    return found == CopyOutcome.AlreadyThere && answer == CopyAnswer.ConditionFailedAfterSilence ? CopyOutcome.Copied : found;
                case CopyAnswer.ConditionsUnknown:
                    unconditional = true;
                    target.Guarantee = CopyGuarantee.CheckedByLookup;
                    break;
                case CopyAnswer.TooLarge:
                    byParts = true;
                    break;
            }
        }

        throw target.Refusals.Of(StoreReason.KeyKeepsChanging, target.Call(StoreOperation.Copy, approved.Key), $"{Rounds}");
    }
}
