using System.Globalization;
using Curation.Plans;
using Curation.Store;
using Portal.Ground;

namespace Portal.Promoting.Copying;

/// <summary>
/// Objects that were written again in staging, with the same size and ETag, at a moment that the copy may have met: two contents of one MD5 cannot be
/// told apart afterwards by anything that a listing says.
/// </summary>
public sealed class RewrittenObjects(Buckets buckets)
{
    /// <summary>Whether the gallery may hold what was written later instead of what was checked.</summary>
    // Of another size or ETag it was not copied: the copy was made on that condition. By a version the checked one was.
    public static bool MayBeAnother(StoredObject seen, StoredObject staged, StoredObject published) =>
        !SameWrite.Of(seen, staged) && seen.Size == staged.Size && seen.ETag == staged.ETag
        && !SameWrite.IsPinned(seen) && !WasCopiedBefore(published, staged) && SameWrite.HaveSameBytes(seen, published) != true;

    /// <summary>Whether staging no longer holds what a copy was to be made of, so that the copy may have met another write of the same ETag.</summary>
    // Asked behind each copy: of two writes, or of one and a removal, a later look cannot tell which of them the copy met.
    public async Task<bool> MayHaveBeenMetAsync(StoredObject seen, CancellationToken cancellationToken) =>
        !SameWrite.IsPinned(seen) && (await buckets.Staging.FindAsync(seen.Key, cancellationToken) is not { } now || !SameWrite.Of(seen, now));

    public static string Describe(StoredObject staged) => string.Create(
        CultureInfo.InvariantCulture,
        $"“{staged.Key}” was written again in staging ({staged.LastModified.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC) while it was being copied, with the same size and ETag: nothing tells which of the two the gallery got. ")
        + "Find out who still writes there, compare both objects, remove the one in the gallery if it is wrong, then check and plan again.";

    public static string MetWords(StoredObject seen) =>
        $"“{seen.Key}” was written again or removed in staging while it was being copied: nothing tells whether the gallery got what was checked. "
        + "Find out who still writes there, and remove the one in the gallery if it is wrong: the next plan would call it identical, unless a checksum tells.";

    // An upload in parts bears the time at which it was begun.
    private static bool WasCopiedBefore(StoredObject published, StoredObject staged) =>
        SameWrite.IsKnown(published.LastModified) && !published.ETag.Contains('-', StringComparison.Ordinal)
        && published.LastModified.ToUnixTimeSeconds() < staged.LastModified.ToUnixTimeSeconds();
}
