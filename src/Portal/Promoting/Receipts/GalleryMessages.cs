using Curation.Workflow.Promotions;
using Portal.Checking.Rows;

namespace Portal.Promoting.Receipts;

/// <summary>What a receipt says of the gallery: by what each object there was compared with what was checked.</summary>
internal static class GalleryMessages
{
    /// <summary>Of what was there before, in a few words.</summary>
    public static string Before(Receipt receipt) => receipt.ObjectsCompared + receipt.ObjectsComparedOtherwise == receipt.Objects ? "by checksum" : "by size and ETag, or by checksum";

    public static string Compared(Receipt receipt)
    {
        var (kept, told) = (receipt.ObjectsCompared, receipt.ObjectsComparedOtherwise);
        var alone = receipt.Objects - kept - told;
        string[] parts =
        [
            kept == 0 ? "" : $"{CheckMessages.Counted(kept, "object")} in the gallery {(kept == 1 ? "has" : "have")} the checksum over all bytes with which {(kept == 1 ? "it was" : "they were")} checked",
            told == 0 ? "" : $"{CheckMessages.Counted(told, "object")} of another ETag {(told == 1 ? "was" : "were")} compared by a checksum that both buckets told after the copy",
            alone == 0 ? "" : $"{alone:N0} {(alone == 1 ? "was" : "were")} not compared by one, but by size and ETag alone",
        ];
        return (kept == receipt.Objects ? "Every object in the gallery has the checksum over all its bytes with which it was checked."
            : alone == receipt.Objects ? "The objects in the gallery were not compared by a checksum over all their bytes, but by size and ETag alone."
            : string.Join("; ", parts.Where(part => part.Length > 0)) + ".") + (alone > 0 ? Limit(receipt) : "");
    }

    private static string Limit(Receipt receipt) =>
        receipt.ObjectsCopied < receipt.Objects ? " Of what was there before, that cannot exclude another content of the same MD5." : "";
}
