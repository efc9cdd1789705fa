using Sandbox.Storage.Content;
using Sandbox.Storage.Index;
using Sandbox.Storage.Records;

namespace Sandbox.Storage;

/// <summary>Objects by bucket and key. A condition is given the object that is there, or null, and throws to refuse.</summary>
internal sealed class ObjectStore(Ledger ledger, ContentStore content)
{
    public long Count => ledger.Count;

    public ObjectRecord? Find(BucketRecord bucket, ReadOnlySpan<byte> key) =>
        ledger.TryGet(LedgerKeys.Object(bucket.Number, key), out var value) ? ObjectRecord.Parse(value.Span) : null;

    /// <summary>An object whose bytes stay readable until it is disposed, whatever becomes of its key.</summary>
    public OpenObject? Open(BucketRecord bucket, ReadOnlySpan<byte> key)
    {
        var name = LedgerKeys.Object(bucket.Number, key);
        while (ledger.TryGet(name, out var value))
        {
            var record = ObjectRecord.Parse(value.Span);
            var pin = content.Pins.Add(record.Slices);
            // It may have been replaced before the pin was in: then its blobs may be gone.
            if (ledger.TryGet(name, out var again) && again.Span.SequenceEqual(value.Span))
            {
                return new OpenObject(record, content, pin);
            }
            pin.Dispose();
        }
        return null;
    }

    public void Put(BucketRecord bucket, ReadOnlyMemory<byte> key, ObjectRecord made, Action<ObjectRecord?> condition) => ledger.Commit(transaction =>
    {
        BucketStore.Require(transaction, bucket);
        var name = LedgerKeys.Object(bucket.Number, key.Span);
        condition(Current(transaction, name));
        transaction.Put(name, made.ToBytes());
        UploadStore.Overtake(transaction, bucket, key.Span);
    });

    /// <summary>Changes what is kept beside the bytes; false when there is no such object.</summary>
    public bool Change(BucketRecord bucket, ReadOnlyMemory<byte> key, Func<ObjectRecord, ObjectRecord> change) => ledger.Commit(transaction =>
    {
        var name = LedgerKeys.Object(bucket.Number, key.Span);
        if (Current(transaction, name) is not { } current)
        {
            return false;
        }
        transaction.Put(name, change(current).ToBytes());
        return true;
    });

    public void Delete(BucketRecord bucket, ReadOnlyMemory<byte> key, Action<ObjectRecord?> condition) => ledger.Commit(transaction =>
    {
        var name = LedgerKeys.Object(bucket.Number, key.Span);
        var current = Current(transaction, name);
        condition(current);
        if (current is not null)
        {
            transaction.Delete(name);
            UploadStore.Overtake(transaction, bucket, key.Span);
        }
    });

    private static ObjectRecord? Current(LedgerTransaction transaction, byte[] name) =>
        transaction.TryGet(name, out var value) ? ObjectRecord.Parse(value.Span) : null;
}

/// <summary>An object under a reader's hand.</summary>
internal sealed class OpenObject(ObjectRecord record, ContentStore content, IDisposable pin) : IDisposable
{
    public ObjectRecord Record => record;

    public ContentStream Read(long offset, long length) => content.Read(record.Slices, offset, length);

    public void Dispose() => pin.Dispose();
}
