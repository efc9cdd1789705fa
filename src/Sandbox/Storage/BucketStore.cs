using System.Text;
using Sandbox.Refusals;
using Sandbox.Storage.Index;
using Sandbox.Storage.Records;

namespace Sandbox.Storage;

internal sealed class BucketStore(Ledger ledger, NumberLease numbers, TimeProvider clock)
{
    /// <summary>Makes a bucket; false when it is there already.</summary>
    public bool Create(string name)
    {
        if (ledger.TryGet(LedgerKeys.Bucket(name), out _))
        {
            return false;
        }
        var number = numbers.Next();
        return ledger.Commit(transaction =>
        {
            if (transaction.TryGet(LedgerKeys.Bucket(name), out _))
            {
                return false;
            }
            transaction.Put(LedgerKeys.Bucket(name), new BucketRecord(name, number, clock.GetUtcNow()).ToBytes());
            return true;
        });
    }

    public BucketRecord Get(string name) =>
        ledger.TryGet(LedgerKeys.Bucket(name), out var value) ? BucketRecord.Parse(name, value.Span) : throw Missing(name);

    /// <summary>The bucket's policy as it was set; null if it has none, or there is no such bucket.</summary>
    public string? Policy(string name) =>
        ledger.TryGet(LedgerKeys.Policy(name), out var value) ? Encoding.UTF8.GetString(value.Span) : null;

    public void SetPolicy(string name, string? text) => ledger.Commit(transaction =>
    {
        // One that was deleted meanwhile would leave its policy to the next of its name.
        if (!transaction.TryGet(LedgerKeys.Bucket(name), out _))
        {
            throw Missing(name);
        }
        if (text is null)
        {
            transaction.Delete(LedgerKeys.Policy(name));
            return;
        }
        transaction.Put(LedgerKeys.Policy(name), Encoding.UTF8.GetBytes(text));
    });

    public void Delete(string name) => ledger.Commit(transaction =>
    {
        var bucket = transaction.TryGet(LedgerKeys.Bucket(name), out var value) ? BucketRecord.Parse(name, value.Span) : throw Missing(name);
        if (Any(transaction, LedgerKeys.Object(bucket.Number, [])) || Any(transaction, LedgerKeys.Uploads(bucket.Number, [])))
        {
            throw new S3Exception("BucketNotEmpty", 409, "The bucket you tried to delete is not empty", ("BucketName", name));
        }
        transaction.Delete(LedgerKeys.Bucket(name));
        transaction.Delete(LedgerKeys.Policy(name));
    });

    /// <summary>Those whose name begins so, in order, behind a name.</summary>
    public IEnumerable<BucketRecord> All(string prefix = "", string after = "")
    {
        var cursor = ledger.Cursor();
        var begin = LedgerKeys.Bucket(prefix);
        byte[] start = string.CompareOrdinal(after, prefix) < 0 ? begin : [.. LedgerKeys.Bucket(after), 0];
        for (var found = cursor.Seek(start); found && cursor.Key.StartsWith(begin); found = cursor.MoveNext())
        {
            yield return BucketRecord.Parse(Encoding.ASCII.GetString(cursor.Key[1..]), cursor.Value.Span);
        }
    }

    /// <summary>A bucket may be deleted while an object is on its way into it.</summary>
    public static void Require(LedgerTransaction transaction, BucketRecord bucket)
    {
        if (!transaction.TryGet(LedgerKeys.Bucket(bucket.Name), out var value) || BucketRecord.Parse(bucket.Name, value.Span).Number != bucket.Number)
        {
            throw Missing(bucket.Name);
        }
    }

    private static bool Any(LedgerTransaction transaction, byte[] prefix)
    {
        var cursor = transaction.Cursor();
        return cursor.Seek(prefix) && cursor.Key.StartsWith(prefix);
    }

    private static S3Exception Missing(string name) => new("NoSuchBucket", 404, "The specified bucket does not exist", ("BucketName", name));
}
