using System.Buffers.Binary;
using Sandbox.Storage.Index;
using Sandbox.Storage.Records;

namespace Sandbox.Storage;

/// <summary>Numbers that are never given out twice, also not after a crash: leased from the ledger a few thousand at a time.</summary>
internal sealed class NumberLease
{
    private const long Batch = 4096;

    private readonly Lock _gate = new();
    private long _next;
    private long _end;

    /// <summary>Set once the ledger, which itself must be read first, is there.</summary>
    public Ledger? Ledger { get; set; }

    public long Next()
    {
        lock (_gate)
        {
            if (_next == _end)
            {
                Renew();
            }
            return _next++;
        }
    }

    private void Renew()
    {
        var ledger = Ledger ?? throw new InvalidOperationException("The ledger is not open yet.");
        _next = ledger.Commit(transaction =>
        {
            var first = transaction.TryGet(LedgerKeys.Numbers, out var value) ? BinaryPrimitives.ReadInt64LittleEndian(value.Span) : 1;
            Span<byte> end = stackalloc byte[8];
            BinaryPrimitives.WriteInt64LittleEndian(end, first + Batch);
            transaction.Put(LedgerKeys.Numbers, end);
            return first;
        });
        _end = _next + Batch;
    }
}
