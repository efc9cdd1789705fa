using Sandbox.Storage.Content;
using Sandbox.Storage.Index;
using Sandbox.Storage.Records;

namespace Sandbox.Storage;

/// <summary>
/// Gives back the disk that deleted small objects still take: a pack of which less than half is in use has that half moved,
/// record by record, and is deleted. Memory: a number for each pack.
/// </summary>
internal sealed class PackSweep(Ledger ledger, Packs packs)
{
    private const int Attempts = 3;

    public void Run(CancellationToken cancellationToken)
    {
        var closed = packs.Closed();
        if (closed.Count == 0)
        {
            return;
        }
        var used = Used(cancellationToken);
        var sparse = closed.Where(pack => used.GetValueOrDefault(pack.Pack) < pack.Length / 2).Select(pack => pack.Pack).ToHashSet();
        if (sparse.Count == 0)
        {
            return;
        }
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            MoveOut(sparse, cancellationToken);
            if (DeleteUnused(sparse, cancellationToken))
            {
                return;
            }
        }
    }

    private void MoveOut(HashSet<long> sparse, CancellationToken cancellationToken) => Walk((key, value, slices) =>
    {
        if (slices.Any(slice => slice.Packed && sparse.Contains(slice.File)))
        {
            Move(key.ToArray(), value, sparse);
        }
    }, cancellationToken);

    // A part may have become an object's behind the walk. So nobody writes during the last look: a third of a second at a million.
    private bool DeleteUnused(HashSet<long> sparse, CancellationToken cancellationToken) => ledger.Commit(_ =>
    {
        var isUsed = false;
        Walk((_, _, slices) => isUsed |= slices.Any(slice => slice.Packed && sparse.Contains(slice.File)), cancellationToken);
        if (isUsed)
        {
            return false;
        }
        foreach (var pack in sparse)
        {
            packs.Delete(pack);
        }
        return true;
    });

    private Dictionary<long, long> Used(CancellationToken cancellationToken)
    {
        var used = new Dictionary<long, long>();
        Walk((_, _, slices) =>
        {
            foreach (var slice in slices.Where(slice => slice.Packed))
            {
                used[slice.File] = used.GetValueOrDefault(slice.File) + slice.Length;
            }
        }, cancellationToken);
        return used;
    }

    // A record that was replaced meanwhile points elsewhere, and the bytes just moved are waste of the new pack.
    private void Move(byte[] key, ReadOnlyMemory<byte> value, HashSet<long> sparse)
    {
        var record = ObjectRecord.Parse(value.Span);
        var moved = record.Slices.Select(slice => slice.Packed && sparse.Contains(slice.File) && slice.Length > 0 ? Copy(slice) : slice).ToList();
        ledger.Commit(transaction =>
        {
            if (transaction.TryGet(key, out var now) && now.Span.SequenceEqual(value.Span))
            {
                transaction.Put(key, (record with { Slices = moved }).ToBytes());
            }
        });
        foreach (var (was, now) in record.Slices.Zip(moved).Where(pair => pair.First != pair.Second))
        {
            packs.Release(now);
        }
    }

    private Slice Copy(Slice slice)
    {
        var bytes = new byte[slice.Length];
        RandomAccess.Read(packs.Handle(slice.File), bytes, slice.Offset);
        return packs.Append(bytes);
    }

    private void Walk(Visit visit, CancellationToken cancellationToken)
    {
        var cursor = ledger.Cursor();
        for (var found = cursor.Seek([]); found; found = cursor.MoveNext())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (LedgerKeys.HasContent(cursor.Key))
            {
                visit(cursor.Key, cursor.Value, SliceList.Of(cursor.Value.Span));
            }
        }
    }

    private delegate void Visit(ReadOnlySpan<byte> key, ReadOnlyMemory<byte> value, Slice[] slices);
}
