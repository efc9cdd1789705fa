namespace Sandbox.Storage.Index;

/// <summary>
/// A sorted map of bytes to bytes that survives the end of its process at any moment: all of it in memory, every change in a
/// journal first, and a snapshot whenever the journal has grown past a quarter of what a snapshot would be.
/// Memory: what keys and values measure, and some ten bytes a record.
/// </summary>
internal sealed partial class Ledger : IDisposable
{
    private const long LongReplay = 8 * 1024 * 1024;

    private readonly LedgerFiles files;
    private readonly SortedRecords records = new();
    private readonly Action<IReadOnlyList<LedgerChange>> changed;
    private readonly LedgerSettings settings;
    private readonly ILogger logger;
    private readonly Lock writing = new();
    private Journal journal;
    private long newest;
    private long compactAt;
    private Task compaction = Task.CompletedTask;

    /// <param name="folder">The ledger's own folder.</param>
    /// <param name="changed">Told of every transaction once it is in the journal, also of those read back at start.</param>
    /// <param name="settings">When to write a snapshot, and whether to wait for the disk.</param>
    /// <param name="logger">Told of a torn journal, and of a snapshot that failed.</param>
    public Ledger(string folder, Action<IReadOnlyList<LedgerChange>> changed, LedgerSettings settings, ILogger logger)
    {
        Directory.CreateDirectory(folder);
        files = new LedgerFiles(folder);
        this.changed = changed;
        this.settings = settings;
        this.logger = logger;
        newest = files.NewestSnapshot ?? 0;
        if (files.NewestSnapshot is { } snapshot)
        {
            SnapshotFile.Read(files.Snapshot(snapshot), records);
        }
        files.RemoveBefore(newest);
        journal = new Journal(files.Journal(newest), Replay(), settings.FlushToDisk);
        // What took long to read this time is not to be read again.
        compactAt = Math.Min(settings.SnapshotAfterBytes, LongReplay);
        if (journal.Length > LongReplay)
        {
            // Each replayed record left an old block behind; without this they stay resident until memory runs short.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }

    /// <summary>Called behind each snapshot, beside the writers.</summary>
    public Action? Compacted { get; set; }

    public long Count => records.Count;

    public bool TryGet(ReadOnlySpan<byte> key, out ReadOnlyMemory<byte> value) => records.TryGet(key, out value);

    public RecordCursor Cursor() => new(records);

    /// <summary>Runs one transaction after the other. One that throws, or whose frame cannot be written, changes nothing.</summary>
    public T Commit<T>(Func<LedgerTransaction, T> body)
    {
        T result;
        List<LedgerChange> changes;
        lock (writing)
        {
            var transaction = new LedgerTransaction(records);
            result = body(transaction);
            if (transaction.IsEmpty)
            {
                return result;
            }
            var frame = transaction.ToFrame();
            journal.Append(frame);
            changes = LedgerTransaction.Apply(frame.AsMemory(Frame.Head), records);
            CompactIfGrown();
        }
        changed(changes);
        return result;
    }

    public void Commit(Action<LedgerTransaction> body) => Commit(transaction =>
    {
        body(transaction);
        return true;
    });

    public void Dispose()
    {
        Task last;
        lock (writing)
        {
            last = compaction;
        }
        last.GetAwaiter().GetResult();
        journal.Dispose();
    }

    private long Replay()
    {
        var journals = files.Journals;
        var end = 0L;
        foreach (var number in journals)
        {
            var path = files.Journal(number);
            end = Journal.Replay(path, content => changed(LedgerTransaction.Apply(content, records)));
            var torn = new FileInfo(path).Length - end;
            if (torn > 0 && number != journals[^1])
            {
                throw new InvalidDataException(
                    $"The journal {path} is damaged at byte {end}. Restore the sandbox's folder from a copy, or start with an empty one.");
            }
            if (torn > 0)
            {
                JournalCut(path, torn);
            }
            newest = number;
        }
        return end;
    }

    private void CompactIfGrown()
    {
        if (journal.Length < compactAt || !compaction.IsCompleted)
        {
            return;
        }
        if (NextJournal() is not { } next)
        {
            return;
        }
        journal.Dispose();
        journal = next;
        newest++;
        var (blocks, count, number) = (records.Capture(), records.Count, newest);
        compaction = Task.Run(() => Compact(blocks, count, number));
    }

    // The change that filled the journal is already made: a full disk here must not make it look refused.
    private Journal? NextJournal()
    {
        try
        {
            return new Journal(files.Journal(newest + 1), 0, settings.FlushToDisk);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            compactAt += settings.SnapshotAfterBytes;
            SnapshotFailed(newest + 1, exception);
            return null;
        }
    }

    private void Compact(RecordBlock[] blocks, long count, long number)
    {
        try
        {
            SnapshotFile.Write(files.Snapshot(number), blocks, count);
            files.RemoveBefore(number);
            compactAt = Math.Max(settings.SnapshotAfterBytes, blocks.Sum(block => (long)block.Length) / 4);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The journals still have everything; the next one that grows full tries again.
            SnapshotFailed(number, exception);
            return;
        }
        Compacted?.Invoke();
    }

    [LoggerMessage(LogLevel.Warning, "The last write to {Path} was cut short: {Bytes} bytes that nobody was told of are dropped")]
    private partial void JournalCut(string path, long bytes);

    [LoggerMessage(LogLevel.Error, "Snapshot {Number} could not be written")]
    private partial void SnapshotFailed(long number, Exception exception);
}

/// <summary>When a ledger writes a snapshot, and whether its journal waits for the disk.</summary>
internal sealed record LedgerSettings(bool FlushToDisk, long SnapshotAfterBytes);
