using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Sandbox.Checksums;
using Sandbox.Storage;
using Sandbox.Storage.Index;
using Sandbox.Storage.Records;
using Sandbox.Tests.Storage.Index;
using Testing.Tools;

namespace Sandbox.Tests.Storage;

public sealed class ListingModelTests
{
    private static readonly string[] Delimiters = ["", "/", "/", "a", "ü", "-/", "😀"];

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void Pages_are_those_of_a_naive_walk_for_any_prefix_delimiter_start_and_size(int seed)
    {
        var random = new Random(seed);
        using var folder = new TemporaryFolder();
        using var store = new Store(folder.Root, new LedgerSettings(false, 1 << 20), TimeProvider.System, NullLogger.Instance);
        var bucket = Filled(store, "bucket", random, out var model);
        Filled(store, "another", random, out _);

        for (var round = 0; round < 400; round++)
        {
            var prefix = random.Next(3) == 0 ? "" : RandomKeys.Next(random, 2);
            var delimiter = Delimiters[random.Next(Delimiters.Length)];
            var after = random.Next(2) == 0 ? "" : RandomKeys.Next(random, 4);
            var size = random.Next(1, 20);

            var listed = WalkPages(store, bucket, prefix, delimiter, after, size);

            Assert.Equal(Naive(model, prefix, delimiter, after), listed);
        }
    }

    private static BucketRecord Filled(Store store, string name, Random random, out SortedSet<byte[]> model)
    {
        store.Buckets.Create(name);
        var bucket = store.Buckets.Get(name);
        model = new SortedSet<byte[]>(new ByteOrder());
        for (var i = 0; i < 1500; i++)
        {
            var key = RandomKeys.Bytes(RandomKeys.Next(random, 5));
            if (random.Next(5) == 0)
            {
                store.Objects.Delete(bucket, key, _ => { });
                model.Remove(key);
                continue;
            }
            store.Objects.Put(bucket, key, Empty, _ => { });
            model.Add(key);
        }
        return bucket;
    }

    private static List<string> WalkPages(Store store, BucketRecord bucket, string prefix, string delimiter, string after, int size)
    {
        var listed = new List<string>();
        var start = Encoding.UTF8.GetBytes(after);
        while (true)
        {
            var page = store.Listing.Page(bucket, new ListingQuery(Encoding.UTF8.GetBytes(prefix), Encoding.UTF8.GetBytes(delimiter), start, size));
            Assert.True(page.Entries.Count == size || !page.Truncated);
            listed.AddRange(page.Entries.Select(entry => (entry.Summary is null ? "common " : "key ") + Encoding.UTF8.GetString(entry.Name)));
            if (!page.Truncated)
            {
                return listed;
            }
            start = page.Entries[^1].Name;
        }
    }

    private static List<string> Naive(SortedSet<byte[]> model, string prefix, string delimiter, string after)
    {
        var listed = new List<string>();
        foreach (var bytes in model)
        {
            var key = Encoding.UTF8.GetString(bytes);
            if (!key.StartsWith(prefix, StringComparison.Ordinal)
                || (after.Length > 0 && bytes.AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(after)) <= 0))
            {
                continue;
            }
            var at = delimiter.Length == 0 ? -1 : key.IndexOf(delimiter, prefix.Length, StringComparison.Ordinal);
            if (at < 0)
            {
                listed.Add("key " + key);
                continue;
            }
            var common = key[..(at + delimiter.Length)];
            if (common != after && !listed.Contains("common " + common))
            {
                listed.Add("common " + common);
            }
        }
        return listed;
    }

    private static ObjectRecord Empty { get; } = new()
    {
        Summary = new ObjectSummary(0, 0, 0, 0, ChecksumAlgorithm.None, ChecksumType.FullObject),
        Checksum = default,
        Slices = [],
    };
}
