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
    private readonly FolderLock _lock;
    private readonly Ledger _ledger;
    private readonly ILogger _logger;
    private readonly Lock _sweeping = new();
    private readonly CancellationTokenSource _closing = new();
    private int _disposed;
    private readonly RunningMark _mark;
    private bool _hasLeftovers;

    public Store(string folder, LedgerSettings settings, TimeProvider clock, ILogger logger)
    {
        _lock = new FolderLock(folder);
        _logger = logger;
        var numbers = new NumberLease();
        Content = new ContentStore(folder, numbers.Next, settings.FlushToDisk);
        _ledger = new Ledger(Path.Combine(folder, "ledger"), Reclaim, settings, logger);
        numbers.Ledger = _ledger;
        _mark = new RunningMark(folder);
        _hasLeftovers = _mark.WasKilled;
        Buckets = new BucketStore(_ledger, numbers, clock);
        Objects = new ObjectStore(_ledger, Content);
        Uploads = new UploadStore(_ledger);
        Listing = new Listing(_ledger);
        Grants = new GrantStore(_ledger, clock);
        _ledger.Compacted = Sweep;
        // Known before anything is written: what is unknown now nobody will ever name. Memory: some forty bytes a blob until settled.
        var known = _mark.WasKilled ? KnownBlobs() : null;
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
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
        {
            return;
        }
        _closing.Cancel();
        Settled.GetAwaiter().GetResult();
        _ledger.Dispose();
        if (!_hasLeftovers)
        {
            _mark.Remove();
        }
        _closing.Dispose();
        Content.Dispose();
        _lock.Dispose();
    }

    private void Settle(HashSet<long>? known, long firstOwn)
    {
        Tidy(cancellationToken =>
        {
            if (known is not null)
            {
                Content.RemoveLeftovers(known, firstOwn, cancellationToken);
                _hasLeftovers = false;
            }
        });
        Sweep();
    }

    private void Sweep() => Tidy(new PackSweep(_ledger, Content.Packs).Run);

    private void Tidy(Action<CancellationToken> work)
    {
        try
        {
            lock (_sweeping)
            {
                work(_closing.Token);
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
        var cursor = _ledger.Cursor();
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
