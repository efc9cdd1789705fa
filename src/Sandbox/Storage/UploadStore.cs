using System.Text;
using Sandbox.Refusals;
using Sandbox.Storage.Index;
using Sandbox.Storage.Records;

namespace Sandbox.Storage;

/// <summary>Multipart uploads that are under way, and their parts.</summary>
internal sealed class UploadStore(Ledger ledger)
{
    public string Begin(BucketRecord bucket, ReadOnlyMemory<byte> key, UploadRecord upload)
    {
        var id = UploadId.Make(key.Span, upload.Initiated);
        ledger.Commit(transaction =>
        {
            BucketStore.Require(transaction, bucket);
            transaction.Put(LedgerKeys.Upload(bucket.Number, key.Span, id), upload.ToBytes());
        });
        return id;
    }

    public UploadRecord Get(BucketRecord bucket, ReadOnlySpan<byte> key, string id) =>
        ledger.TryGet(Name(bucket, key, id), out var value) ? UploadRecord.Parse(value.Span) : throw Missing(id);

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
    /// <param name="condition">Throws when the object that is there, or what became of it meanwhile, forbids it.</param>
    /// <param name="isSame">Whether an object that this upload made already is what is asked for: who was not told of the end asks again.</param>
    public ObjectRecord Complete(
        BucketRecord bucket,
        ReadOnlyMemory<byte> key,
        string id,
        Func<UploadRecord, IReadOnlyDictionary<int, ObjectRecord>, ObjectRecord> assemble,
        Action<ObjectRecord?, UploadRecord> condition,
        Predicate<ObjectRecord> isSame) => ledger.Commit(transaction =>
        {
            var name = LedgerKeys.Object(bucket.Number, key.Span);
            var current = transaction.TryGet(name, out var value) ? ObjectRecord.Parse(value.Span) : null;
            var uploadName = Name(bucket, key.Span, id);
            if (!transaction.TryGet(uploadName, out var begun))
            {
                return current?.Upload == id && isSame(current) ? current : throw Missing(id);
            }
            var upload = UploadRecord.Parse(begun.Span);
            var parts = Parts(id, 0).ToDictionary(part => part.Number, part => part.Part);
            var made = assemble(upload, parts) with { Upload = id };
            condition(current, upload);
            transaction.Put(name, made.ToBytes());
            Overtake(transaction, bucket, key.Span);
            Remove(transaction, uploadName, id, parts.Keys);
            return made;
        });

    /// <summary>Notes at all uploads of a key that its object was written or deleted: one that ends on a condition must know.</summary>
    public static void Overtake(LedgerTransaction transaction, BucketRecord bucket, ReadOnlySpan<byte> key)
    {
        var begin = LedgerKeys.Upload(bucket.Number, key, "");
        var cursor = transaction.Cursor();
        for (var found = cursor.Seek(begin); found && cursor.Key.StartsWith(begin); found = cursor.MoveNext())
        {
            var upload = UploadRecord.Parse(cursor.Value.Span);
            if (!upload.IsOvertaken)
            {
                transaction.Put(cursor.Key, (upload with { IsOvertaken = true }).ToBytes());
            }
        }
    }

    public void Abort(BucketRecord bucket, ReadOnlyMemory<byte> key, string id) => ledger.Commit(transaction =>
    {
        var name = Name(bucket, key.Span, id);
        Require(transaction, name);
        Remove(transaction, name, id, Parts(id, 0).Select(part => part.Number));
    });

    /// <summary>Uploads in the order of key and id, and in their place the common prefixes that a delimiter makes.</summary>
    /// <param name="bucket">Where.</param>
    /// <param name="query">Begins behind a key, or behind a common prefix; its limit is passed over.</param>
    /// <param name="afterId">With it, behind this upload of that key.</param>
    public IEnumerable<(byte[] Key, string Id, UploadRecord? Upload)> List(BucketRecord bucket, ListingQuery query, string afterId)
    {
        var cursor = ledger.Cursor();
        var begin = LedgerKeys.Uploads(bucket.Number, query.Prefix);
        var found = Start(bucket, query, afterId) is { } start && cursor.Seek(start);
        while (found && cursor.Key.StartsWith(begin))
        {
            var name = cursor.Key[LedgerKeys.BeforeKey..];
            var end = name.LastIndexOf((byte)0);
            if (query.CommonPrefixLength(name[..end]) is { } common)
            {
                var prefix = name[..common].ToArray();
                yield return (prefix, "", null);
                found = Listing.After(prefix) is { } next && cursor.Seek(LedgerKeys.Uploads(bucket.Number, next));
                continue;
            }
            yield return (name[..end].ToArray(), Encoding.ASCII.GetString(name[(end + 1)..]), UploadRecord.Parse(cursor.Value.Span));
            found = cursor.MoveNext();
        }
    }

    public bool Has(BucketRecord bucket, ReadOnlySpan<byte> key, string id) =>
        UploadId.IsOne(id) && ledger.TryGet(LedgerKeys.Upload(bucket.Number, key, id), out _);

    private static byte[]? Start(BucketRecord bucket, ListingQuery query, string afterId)
    {
        var after = query.After;
        if (after.AsSpan().SequenceCompareTo(query.Prefix) < 0)
        {
            return LedgerKeys.Uploads(bucket.Number, query.Prefix);
        }
        if (after.AsSpan().StartsWith(query.Prefix) && query.CommonPrefixLength(after) == after.Length)
        {
            return Listing.After(after) is { } next ? LedgerKeys.Uploads(bucket.Number, next) : null;
        }
        // A byte of one sorts behind every id of the key and before every longer key that can be sent.
        return afterId.Length == 0
            ? LedgerKeys.Uploads(bucket.Number, [.. after, 1])
            : [.. LedgerKeys.Upload(bucket.Number, after, afterId), 0];
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
        transaction.TryGet(name, out var value)
            ? UploadRecord.Parse(value.Span)
            : throw Missing(Encoding.ASCII.GetString(name.AsSpan(name.AsSpan().LastIndexOf((byte)0) + 1)));

    private static byte[] Name(BucketRecord bucket, ReadOnlySpan<byte> key, string id) =>
        UploadId.IsOne(id) ? LedgerKeys.Upload(bucket.Number, key, id) : throw Missing(id);

    private static S3Exception Missing(string id) => new(
        "NoSuchUpload",
        404,
        "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.",
        ("UploadId", id));
}
