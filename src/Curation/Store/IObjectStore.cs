namespace Curation.Store;

/// <summary>
/// One bucket. Keys travel as they are stored: nothing is trimmed, escaped or normalised. What the world refuses (network, rights,
/// a missing bucket) is a <see cref="StoreException"/> whose message tells a person what to do.
/// </summary>
public interface IObjectStore : IContents, IFolders
{
    string Bucket { get; }

    /// <summary>
    /// As <c>ListAsync</c>, with the version of each object where the bucket keeps versions: what a copy can be pinned to, and what a later
    /// write cannot have.
    /// </summary>
    IAsyncEnumerable<StoredObject> ListPinnedAsync(string prefix, CancellationToken cancellationToken) => ListAsync(prefix, null, cancellationToken);

    /// <summary>
    /// The same entries with the checksums that the objects carry over all their bytes, as far as the store can afford to ask for them.
    /// </summary>
    IAsyncEnumerable<StoredObject> WithChecksumsAsync(IAsyncEnumerable<StoredObject> listing, CancellationToken cancellationToken) => listing;

    /// <summary>
    /// One object with the checksum that it carries over all its bytes; as it is, if it carries none, or was written again meanwhile.
    /// </summary>
    Task<StoredObject> WithChecksumAsync(StoredObject found, CancellationToken cancellationToken) => Task.FromResult(found);

    /// <summary>The object as it is now, or null if there is none.</summary>
    Task<StoredObject?> FindAsync(string key, CancellationToken cancellationToken);

    /// <summary>
    /// Copies one object of <paramref name="source"/> here under the same key, on the server: only if the source still has the size and ETag of
    /// <paramref name="approved"/>, and only if nothing is here yet. Metadata, content headers, tags and, so that ETags stay, part sizes are kept.
    /// </summary>
    Task<CopyOutcome> CopyFromAsync(IObjectStore source, StoredObject approved, CancellationToken cancellationToken);

    /// <summary>
    /// Whether two objects of equal size and different ETags hold the same bytes, by their full-object checksums; false if that cannot be told.
    /// </summary>
    Task<bool> HoldsSameBytesAsync(StoredObject mine, IObjectStore other, StoredObject theirs, CancellationToken cancellationToken);

    /// <summary>Gathers what there is to say about the copies that are begun below in the same flow, until it is disposed of.</summary>
    CopyRemarks GatherRemarks() => new();

    /// <summary>Ends what copies into this prefix left open: uploads that nobody will finish. What cannot be ended becomes a remark.</summary>
    Task EndCopiesAsync(string prefix) => Task.CompletedTask;

    /// <summary>Asks the bucket for one key; throws <see cref="StoreException"/> if it does not answer.</summary>
    Task ProbeAsync(CancellationToken cancellationToken);

    /// <summary>What holds while copying into this bucket; a receipt names it.</summary>
    CopyGuarantee Guarantee { get; }
}

/// <summary>A page of a folder. <paramref name="Cursor"/> is null on the last one. Folders are full prefixes that end with a slash.</summary>
public sealed record FolderPage(IReadOnlyList<string> Folders, IReadOnlyList<StoredObject> Objects, string? Cursor);

public enum CopyOutcome
{
    Copied,

    /// <summary>The target held the same size and ETag (or the same bytes) already; nothing was sent.</summary>
    AlreadyThere,

    SourceChanged,
    SourceGone,

    /// <summary>The target exists with other bytes; it was left as it is.</summary>
    TargetDiffers,
}

public enum CopyGuarantee
{
    /// <summary>The server itself refuses to copy a changed source or to overwrite a target.</summary>
    EnforcedByServer,

    /// <summary>The server ignores conditions on copies: source and target were looked up before and after each copy.</summary>
    CheckedByLookup,
}
