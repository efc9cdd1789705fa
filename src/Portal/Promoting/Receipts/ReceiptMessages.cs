using Curation.Plans;
using Curation.Workflow.Promotions;
using Portal.Checking.Rows;

namespace Portal.Promoting.Receipts;

/// <summary>
/// What a receipt says: whether staging changed since the check and what that is known by, and by what each object in the gallery was compared with
/// what was checked.
/// </summary>
internal static class ReceiptMessages
{
    public static string Staging(Receipt receipt) => receipt switch
    {
        { StagingUnchanged: true } => "Staging still held what was checked, object by object, when both sides were compared after the copy.",
        { StagingAdded: 0, StagingChanged: 0, StagingRemoved: 0 } =>
            "Staging had changed by the time of the comparison; what was published is what was approved, not what changed later.",
        _ =>
            $"Staging changed after the check: {CheckMessages.Counted(receipt.StagingAdded, "object")} added, {receipt.StagingChanged:N0} written again, {receipt.StagingRemoved:N0} removed. What was published is what was approved, not what came later.",
    };

    public static string KnownBy(Receipt receipt) => "This is known by "
        + receipt.StagingEvidence switch
        {
            StagingEvidence.Versions =>
                "the version of every object, which no later write has, and by its size, its ETag and the time at which it was written.",
            StagingEvidence.Times => "the size and ETag of every object and the time, to the second, at which it was written.",
            _ => "the size and ETag of every object alone: it cannot exclude that somebody made two contents of one MD5 and exchanged them.",
        }
        + (receipt.ObjectsWithChecksum > 0
            ? $" {CheckMessages.Counted(receipt.ObjectsWithChecksum, "object")} had a checksum over all bytes that the snapshot keeps."
            : "");

    /// <summary>Of what was there before, in a few words.</summary>
    public static string Before(Receipt receipt) =>
        receipt.ObjectsCompared + receipt.ObjectsComparedOtherwise == receipt.Objects ? "by checksum" : "by size and ETag, or by checksum";

    public static string Compared(Receipt receipt)
    {
        var (kept, told) = (receipt.ObjectsCompared, receipt.ObjectsComparedOtherwise);
        var alone = receipt.Objects - kept - told;
        string[] parts =
        [
            kept == 0
                ? ""
                : $"{CheckMessages.Counted(kept, "object")} in the gallery {(kept == 1 ? "has" : "have")} the checksum over all bytes with which {(kept == 1 ? "it was" : "they were")} checked",
            told == 0
                ? ""
                : $"{CheckMessages.Counted(told, "object")} of another ETag {(told == 1 ? "was" : "were")} compared by a checksum that both buckets told after the copy",
            alone == 0 ? "" : $"{alone:N0} {(alone == 1 ? "was" : "were")} not compared by one, but by size and ETag alone",
        ];
        return (kept == receipt.Objects ? "Every object in the gallery has the checksum over all its bytes with which it was checked."
            : alone == receipt.Objects
                ? "The objects in the gallery were not compared by a checksum over all their bytes, but by size and ETag alone."
            : string.Join("; ", parts.Where(part => part.Length > 0)) + ".") + (alone > 0 ? Limit(receipt) : "");
    }

    private static string Limit(Receipt receipt) =>
        receipt.ObjectsCopied < receipt.Objects ? " Of what was there before, that cannot exclude another content of the same MD5." : "";
}
