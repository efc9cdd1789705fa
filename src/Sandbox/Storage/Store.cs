using Sandbox.S3Control;
using Sandbox.Storage.Content;
using Sandbox.Storage.Index;
using Sandbox.Storage.Records;

namespace Sandbox.Storage;

/// <summary>
/// The sandbox's folder: a ledger of what there is, and the bytes it points to. Bytes are written first and are nothing until
/// a transaction names them; bytes that no record names any more are deleted after it.
/// </summary>
internal sealed partial class Store : IDisposable
{
    private readonly FolderLock folderLock;
    private readonly Ledger ledger;
    private readonly ILogger logger;
    private readonly Lock sweeping = new();
    private readonly CancellationTokenSource closing = new();
    private int disposed;
    private readonly RunningMark mark;
    private bool hasLeftovers;

    public Store(string folder, LedgerSettings settings, TimeProvider clock, ILogger logger)
    {
        folderLock = new FolderLock(folder);
        this.logger = logger;
        var numbers = new NumberLease();
        Content = new ContentStore(folder, numbers.Next, settings.FlushToDisk);
        ledger = new Ledger(Path.Combine(folder, "ledger"), Reclaim, settings, logger);
        numbers.Ledger = ledger;
        mark = new RunningMark(folder);
        hasLeftovers = mark.WasKilled;
        Buckets = new BucketStore(ledger, numbers, clock);
        Objects = new ObjectStore(ledger, Content);
        Uploads = new UploadStore(ledger);
        Listing = new Listing(ledger);
        Grants = new GrantStore(ledger, clock);
        ledger.Compacted = Sweep;
        // Known before anything is written: what is unknown now nobody will ever name. Memory: some forty bytes a blob until settled.
        var known = mark.WasKilled ? KnownBlobs() : null;
        var firstOwn = numbers.Next();
        Settled = Task.Run(() => Settle(known, firstOwn));
    }

    /// <summary>Done when what earlier servers left behind is gone.</summary>
    public Task Settled { get; }

    public ContentStore Content { get; }

    public BucketStore Buckets { get; }

    public ObjectStore Objects { get; }

    public UploadStore Uploads { get; }

    public Listing Listing { get; }

    public GrantStore Grants { get; }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1)
        {
            return;
        }
        closing.Cancel();
        Settled.GetAwaiter().GetResult();
        ledger.Dispose();
        if (!hasLeftovers)
        {
            mark.Remove();
        }
        closing.Dispose();
        Content.Dispose();
        folderLock.Dispose();
    }

    private void Settle(HashSet<long>? known, long firstOwn)
    {
        Tidy(cancellationToken =>
        {
            if (known is not null)
            {
                Content.RemoveLeftovers(known, firstOwn, cancellationToken);
                hasLeftovers = false;
            }
        });
        Sweep();
    }

    private void Sweep() => Tidy(new PackSweep(ledger, Content.Packs).Run);

    private void Tidy(Action<CancellationToken> work)
    {
        try
        {
            lock (sweeping)
            {
                work(closing.Token);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            // What is left is waste, and waits for the next time.
            TidyingEnded(exception);
        }
    }

    // A part that becomes a piece of an object is in both lists of one transaction, and stays.
    private void Reclaim(IReadOnlyList<LedgerChange> changes)
    {
        var gone = changes.SelectMany(change => Blobs(change.Key, change.Was)).ToHashSet();
        if (gone.Count > 0)
        {
            gone.ExceptWith(changes.SelectMany(change => Blobs(change.Key, change.Now)));
            Delete([.. gone]);
        }
    }

    private void Delete(IReadOnlyList<long> blobs)
    {
        try
        {
            Content.Pins.Delete(blobs);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The change itself is made; the files go when the journal is read again.
            NotDeleted(exception);
        }
    }

    private HashSet<long> KnownBlobs()
    {
        var known = new HashSet<long>();
        var cursor = ledger.Cursor();
        for (var found = cursor.Seek([]); found; found = cursor.MoveNext())
        {
            known.UnionWith(Blobs(cursor.Key, cursor.Value));
        }
        return known;
    }

    private static IEnumerable<long> Blobs(ReadOnlyMemory<byte> key, ReadOnlyMemory<byte> value) => Blobs(key.Span, value);

    private static IEnumerable<long> Blobs(ReadOnlySpan<byte> key, ReadOnlyMemory<byte> value) =>
        value.Length > 0 && LedgerKeys.HasContent(key) ? SliceList.Of(value.Span).Where(slice => !slice.Packed).Select(slice => slice.File) : [];

    [LoggerMessage(LogLevel.Warning, "Files that nothing points to any more could not be deleted")]
    private partial void NotDeleted(Exception exception);

    [LoggerMessage(LogLevel.Information, "Files that nothing points to were not all removed")]
    private partial void TidyingEnded(Exception exception);
}
