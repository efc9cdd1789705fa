using System.Buffers.Binary;
using Sandbox.Storage.Index;
using Sandbox.Storage.Records;

namespace Sandbox.Storage;

/// <summary>Numbers that are never given out twice, also not after a crash: leased from the ledger a few thousand at a time.</summary>
internal sealed class NumberLease
{
    private const long Batch = 4096;

    private readonly Lock gate = new();
    private long next;
    private long end;

    /// <summary>Set once the ledger, which itself must be read first, is there.</summary>
    public Ledger? Ledger { get; set; }

    public long Next()
    {
        lock (gate)
        {
            if (next == end)
            {
                Renew();
            }
            return next++;
        }
    }

    private void Renew()
    {
        var ledger = Ledger ?? throw new InvalidOperationException("The ledger is not open yet.");
        next = ledger.Commit(transaction =>
        {
            var first = transaction.TryGet(LedgerKeys.Numbers, out var value) ? BinaryPrimitives.ReadInt64LittleEndian(value.Span) : 1;
            Span<byte> leased = stackalloc byte[8];
            BinaryPrimitives.WriteInt64LittleEndian(leased, first + Batch);
            transaction.Put(LedgerKeys.Numbers, leased);
            return first;
        });
        end = next + Batch;
    }
}
