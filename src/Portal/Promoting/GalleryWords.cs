using Curation.Promoting;
using Portal.Checking;

namespace Portal.Promoting;

/// <summary>What a receipt says of the gallery: by what each object there was compared with what was checked.</summary>
internal static class GalleryWords
{
    /// <summary>Of what was there before, in a few words.</summary>
    public static string Before(Receipt receipt) => receipt.ObjectsCompared == receipt.Objects ? "by checksum" : "by size and ETag, or by checksum";

    public static string Compared(Receipt receipt) => (receipt.ObjectsCompared, receipt.Objects - receipt.ObjectsCompared) switch
    {
        (_, 0) => "Every object in the gallery has the checksum over all its bytes with which it was checked.",
        (0, _) => $"The objects in the gallery were not compared by a checksum over all their bytes, but by size and ETag alone.{Limit(receipt)}",
        (var compared, var others) => $"{CheckWords.Counted(compared, "object")} in the gallery {(compared == 1 ? "has" : "have")} the checksum over all bytes with which {(compared == 1 ? "it was" : "they were")} checked; {others:N0} {(others == 1 ? "was" : "were")} not compared by one, but by size and ETag alone.{Limit(receipt)}",
    };

    private static string Limit(Receipt receipt) =>
        receipt.ObjectsCopied < receipt.Objects ? " Of what was there before, that cannot exclude another content of the same MD5." : "";
}
