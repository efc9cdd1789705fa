using Sandbox.S3Control;
using Sandbox.Storage.Index;
using Sandbox.Storage.Records;

namespace Sandbox.Storage;

/// <summary>
/// Pages of a bucket's keys in the order of their UTF-8 bytes. What a delimiter rolls up is passed by one seek, not walked through.
/// </summary>
internal sealed class Listing(Ledger ledger)
{
    public ListingPage Page(BucketRecord bucket, ListingQuery query)
    {
        var entries = new List<ListingEntry>(Math.Min(query.Limit, 1000));
        if (query.Limit == 0)
        {
            return new ListingPage(entries, false);
        }
        var cursor = ledger.Cursor();
        var begin = LedgerKeys.Object(bucket.Number, query.Prefix);
        var found = Start(query) is { } start && cursor.Seek(LedgerKeys.Object(bucket.Number, start));
        while (found && cursor.Key.StartsWith(begin))
        {
            if (entries.Count == query.Limit)
            {
                return new ListingPage(entries, true);
            }
            var key = cursor.Key[LedgerKeys.BeforeKey..];
            if (query.CommonPrefixLength(key) is { } common)
            {
                entries.Add(new ListingEntry(key[..common].ToArray(), null));
                found = After(key[..common]) is { } next && cursor.Seek(LedgerKeys.Object(bucket.Number, next));
                continue;
            }
            entries.Add(new ListingEntry(key.ToArray(), ObjectSummary.Read(cursor.Value.Span)));
            found = cursor.MoveNext();
        }
        return new ListingPage(entries, false);
    }

    private static byte[]? Start(ListingQuery query)
    {
        var prefix = query.Prefix;
        if (query.After.Length == 0 || query.After.AsSpan().SequenceCompareTo(prefix) < 0)
        {
            return prefix;
        }
        // A page that ended with a common prefix goes on behind all that it stands for.
        return query.After.AsSpan().StartsWith(prefix) && query.CommonPrefixLength(query.After) == query.After.Length
            ? After(query.After)
            : [.. query.After, 0];
    }

    /// <summary>The least name after all that begin so; null when there is none.</summary>
    public static byte[]? After(ReadOnlySpan<byte> prefix)
    {
        var length = prefix.Length;
        while (length > 0 && prefix[length - 1] == 0xFF)
        {
            length--;
        }
        if (length == 0)
        {
            return null;
        }
        var after = prefix[..length].ToArray();
        after[^1]++;
        return after;
    }
}

internal sealed record ListingQuery(byte[] Prefix, byte[] Delimiter, byte[] After, int Limit)
{
    /// <summary>How much of a key, which begins with the prefix, is rolled up; null when it is listed itself.</summary>
    public int? CommonPrefixLength(ReadOnlySpan<byte> key)
    {
        if (Delimiter.Length == 0)
        {
            return null;
        }
        var at = key[Prefix.Length..].IndexOf(Delimiter);
        return at < 0 ? null : Prefix.Length + at + Delimiter.Length;
    }
}

/// <summary>A key with its summary, or a common prefix without.</summary>
internal readonly record struct ListingEntry(byte[] Name, ObjectSummary? Summary);

internal sealed record ListingPage(IReadOnlyList<ListingEntry> Entries, bool Truncated);
