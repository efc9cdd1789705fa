using System.Security.Cryptography;
using System.Text;
using Sandbox.S3;
using Sandbox.Storage.Index;
using Sandbox.Storage.Records;

namespace Sandbox.Storage;

/// <summary>Multipart uploads that are under way, and their parts.</summary>
internal sealed class UploadStore(Ledger ledger)
{
    public string Begin(BucketRecord bucket, ReadOnlyMemory<byte> key, UploadRecord upload)
    {
        var id = RandomNumberGenerator.GetHexString(64, lowercase: true);
        ledger.Commit(transaction =>
        {
            BucketStore.Require(transaction, bucket);
            transaction.Put(LedgerKeys.Upload(bucket.Number, key.Span, id), upload.ToBytes());
        });
        return id;
    }

    public UploadRecord Get(BucketRecord bucket, ReadOnlySpan<byte> key, string id) =>
        ledger.TryGet(Name(bucket, key, id), out var value) ? UploadRecord.Parse(value.Span) : throw Missing();

    public void PutPart(BucketRecord bucket, ReadOnlyMemory<byte> key, string id, int number, ObjectRecord part) => ledger.Commit(transaction =>
    {
        Require(transaction, Name(bucket, key.Span, id));
        transaction.Put(LedgerKeys.Part(id, number), part.ToBytes());
    });

    /// <summary>The parts after a number, in order.</summary>
    public IEnumerable<(int Number, ObjectRecord Part)> Parts(string id, int after)
    {
        var cursor = ledger.Cursor();
        var begin = LedgerKeys.Parts(id);
        for (var found = cursor.Seek(LedgerKeys.Part(id, after + 1)); found && cursor.Key.StartsWith(begin); found = cursor.MoveNext())
        {
            yield return (LedgerKeys.PartNumber(cursor.Key), ObjectRecord.Parse(cursor.Value.Span));
        }
    }

    /// <summary>Puts the object that parts make in the place of the upload, in one step.</summary>
    /// <param name="bucket">Where.</param>
    /// <param name="key">Which.</param>
    /// <param name="id">The upload.</param>
    /// <param name="assemble">Makes the object from all parts there are, or throws.</param>
    /// <param name="condition">Throws when the object that is there forbids it.</param>
    public ObjectRecord Complete(
        BucketRecord bucket,
        ReadOnlyMemory<byte> key,
        string id,
        Func<UploadRecord, IReadOnlyDictionary<int, ObjectRecord>, ObjectRecord> assemble,
        Action<ObjectRecord?> condition) => ledger.Commit(transaction =>
        {
            var upload = Require(transaction, Name(bucket, key.Span, id));
            var parts = Parts(id, 0).ToDictionary(part => part.Number, part => part.Part);
            var made = assemble(upload, parts);
            var name = LedgerKeys.Object(bucket.Number, key.Span);
            condition(transaction.TryGet(name, out var current) ? ObjectRecord.Parse(current.Span) : null);
            transaction.Put(name, made.ToBytes());
            Remove(transaction, Name(bucket, key.Span, id), id, parts.Keys);
            return made;
        });

    public void Abort(BucketRecord bucket, ReadOnlyMemory<byte> key, string id) => ledger.Commit(transaction =>
    {
        var name = Name(bucket, key.Span, id);
        Require(transaction, name);
        Remove(transaction, name, id, Parts(id, 0).Select(part => part.Number));
    });

    /// <summary>Uploads whose key begins so, by key and id, behind a key or behind one of its uploads.</summary>
    public IEnumerable<(byte[] Key, string Id, UploadRecord Upload)> List(BucketRecord bucket, byte[] prefix, byte[] afterKey, string afterId)
    {
        var cursor = ledger.Cursor();
        var begin = LedgerKeys.Uploads(bucket.Number, prefix);
        var start = Start(bucket, prefix, afterKey, afterId);
        for (var found = cursor.Seek(start); found && cursor.Key.StartsWith(begin); found = cursor.MoveNext())
        {
            var name = cursor.Key[LedgerKeys.BeforeKey..];
            var end = name.LastIndexOf((byte)0);
            yield return (name[..end].ToArray(), Encoding.ASCII.GetString(name[(end + 1)..]), UploadRecord.Parse(cursor.Value.Span));
        }
    }

    private static byte[] Start(BucketRecord bucket, byte[] prefix, byte[] afterKey, string afterId)
    {
        if (afterKey.AsSpan().SequenceCompareTo(prefix) < 0)
        {
            return LedgerKeys.Uploads(bucket.Number, prefix);
        }
        // A byte of one sorts behind every id of the key and before every longer key that can be sent.
        return afterId.Length == 0
            ? LedgerKeys.Uploads(bucket.Number, [.. afterKey, 1])
            : [.. LedgerKeys.Upload(bucket.Number, afterKey, afterId), 0];
    }

    private static void Remove(LedgerTransaction transaction, byte[] upload, string id, IEnumerable<int> parts)
    {
        transaction.Delete(upload);
        foreach (var number in parts)
        {
            transaction.Delete(LedgerKeys.Part(id, number));
        }
    }

    private static UploadRecord Require(LedgerTransaction transaction, byte[] name) =>
        transaction.TryGet(name, out var value) ? UploadRecord.Parse(value.Span) : throw Missing();

    private static byte[] Name(BucketRecord bucket, ReadOnlySpan<byte> key, string id) =>
        id.Length > 0 && id.All(char.IsAsciiHexDigit) ? LedgerKeys.Upload(bucket.Number, key, id) : throw Missing();

    private static S3Exception Missing() => new(
        "NoSuchUpload",
        404,
        "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.");
}
