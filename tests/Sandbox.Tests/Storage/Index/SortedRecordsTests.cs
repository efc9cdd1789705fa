using Sandbox.Storage.Index;

namespace Sandbox.Tests.Storage.Index;

public sealed class SortedRecordsTests
{
    [Theory]
    [InlineData(1, 40)]
    [InlineData(2, 400)]
    [InlineData(3, 3000)]
    public void Records_are_what_a_sorted_dictionary_says_after_any_puts_and_removals(int seed, int largestValue)
    {
        var random = new Random(seed);
        var records = new SortedRecords();
        var model = new SortedDictionary<byte[], byte[]>(new ByteOrder());
        for (var step = 0; step < 6000; step++)
        {
            var key = RandomKeys.Bytes(RandomKeys.Next(random, 4));
            // Waves, so that blocks also empty and join again.
            if (random.Next(100) < (step / 1000 % 2 == 0 ? 80 : 20))
            {
                var value = new byte[random.Next(1, largestValue)];
                random.NextBytes(value);
                var was = records.Put(key, value);
                Assert.Equal(model.GetValueOrDefault(key) ?? [], was.ToArray());
                model[key] = value;
            }
            else
            {
                Assert.Equal(model.GetValueOrDefault(key) ?? [], records.Remove(key).ToArray());
                model.Remove(key);
            }
        }

        Assert.Equal(model.Count, records.Count);
        Assert.Equal(model.Select(pair => (Convert.ToHexString(pair.Key), Convert.ToHexString(pair.Value))), All(records));
        foreach (var key in Enumerable.Range(0, 500).Select(_ => RandomKeys.Bytes(RandomKeys.Next(random))))
        {
            Assert.Equal(model.ContainsKey(key), records.TryGet(key, out _));
        }
    }

    [Fact]
    public void A_cursor_sees_each_key_once_and_in_order_while_others_write()
    {
        var records = new SortedRecords();
        for (var i = 0; i < 5000; i += 2)
        {
            records.Put(BitConverter.IsLittleEndian ? Number(i) : [], new byte[50]);
        }
        var cursor = new RecordCursor(records);
        var seen = new List<int>();
        for (var found = cursor.Seek([]); found; found = cursor.MoveNext())
        {
            var at = (cursor.Key[0] << 8) | cursor.Key[1];
            seen.Add(at);
            records.Put(Number((at * 7919) % 5000), new byte[70]);
            records.Remove(Number(((at * 31) % 2500 * 2) + 1));
        }

        Assert.Equal(seen.Distinct().Order(), seen);
        Assert.Superset(Enumerable.Range(0, 2500).Select(i => i * 2).ToHashSet(), seen.ToHashSet());
    }

    private static byte[] Number(int number) => [(byte)(number >> 8), (byte)number];

    private static IEnumerable<(string, string)> All(SortedRecords records)
    {
        var cursor = new RecordCursor(records);
        for (var found = cursor.Seek([]); found; found = cursor.MoveNext())
        {
            yield return (Convert.ToHexString(cursor.Key), Convert.ToHexString(cursor.Value.Span));
        }
    }
}
