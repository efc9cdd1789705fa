using Curation.Plans;
using Curation.Workflow.Promotions;
using Portal.Checking.Rows;

namespace Portal.Promoting.Receipts;

/// <summary>What a receipt says of staging: whether it changed since the check, and what that is known by.</summary>
internal static class StagingMessages
{
    public static string Of(Receipt receipt) => receipt switch
    {
        { StagingUnchanged: true } => "Staging still held what was checked, object by object, when both sides were compared after the copy.",
        { StagingAdded: 0, StagingChanged: 0, StagingRemoved: 0 } => "Staging had changed by the time of the comparison; what was published is what was approved, not what changed later.",
        _ => $"Staging changed after the check: {CheckMessages.Counted(receipt.StagingAdded, "object")} added, {receipt.StagingChanged:N0} written again, {receipt.StagingRemoved:N0} removed. What was published is what was approved, not what came later.",
    };

    public static string Evidence(Receipt receipt) => "This is known by " + receipt.StagingEvidence switch
    {
        StagingEvidence.Versions => "the version of every object, which no later write has, and by its size, its ETag and the time at which it was written.",
        StagingEvidence.Times => "the size and ETag of every object and the time, to the second, at which it was written.",
        _ => "the size and ETag of every object alone: it cannot exclude that somebody made two contents of one MD5 and exchanged them.",
    } + (receipt.ObjectsWithChecksum > 0 ? $" {CheckMessages.Counted(receipt.ObjectsWithChecksum, "object")} had a checksum over all bytes that the snapshot keeps." : "");
}
