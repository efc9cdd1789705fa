using Microsoft.Extensions.Logging.Abstractions;
using Sandbox.Storage.Index;
using Testing.Tools;

namespace Sandbox.Tests.Storage.Index;

public sealed class LedgerTests
{
    [Fact]
    public void A_journal_cut_at_any_byte_gives_exactly_the_transactions_that_are_whole()
    {
        using var folder = new TemporaryFolder();
        var ends = new List<long>();
        using (var ledger = Open(folder.Root))
        {
            for (var i = 0; i < 8; i++)
            {
                // Two records a transaction: neither may ever be seen without the other.
                ledger.Commit(transaction =>
                {
                    transaction.Put([(byte)'a', (byte)i], [(byte)i]);
                    transaction.Put([(byte)'b', (byte)i], new byte[i * 3]);
                });
                ends.Add(new FileInfo(JournalOf(folder.Root)).Length);
            }
        }
        var whole = File.ReadAllBytes(JournalOf(folder.Root));

        for (var cut = 0; cut <= whole.Length; cut++)
        {
            File.WriteAllBytes(JournalOf(folder.Root), whole[..cut]);
            using (var ledger = Open(folder.Root))
            {
                var expected = ends.Count(end => end <= cut);
                Assert.Equal(expected * 2, ledger.Count);
                ledger.Commit(transaction => transaction.Put("after"u8, [1]));
            }
            using var again = Open(folder.Root);
            Assert.True(again.TryGet("after"u8, out _), $"what was written after a cut at {cut} is lost");
        }
    }

    [Fact]
    public void A_flipped_bit_in_the_last_transaction_takes_that_one_back_and_no_other()
    {
        using var folder = new TemporaryFolder();
        long end;
        using (var ledger = Open(folder.Root))
        {
            ledger.Commit(transaction => transaction.Put("one"u8, [1]));
            end = new FileInfo(JournalOf(folder.Root)).Length;
            ledger.Commit(transaction => transaction.Put("two"u8, [2]));
        }
        var whole = File.ReadAllBytes(JournalOf(folder.Root));

        for (var at = end; at < whole.Length; at++)
        {
            var rotten = (byte[])whole.Clone();
            rotten[at] ^= 0x10;
            File.WriteAllBytes(JournalOf(folder.Root), rotten);
            using var ledger = Open(folder.Root);
            Assert.True(ledger.TryGet("one"u8, out _));
            Assert.False(ledger.TryGet("two"u8, out _));
        }
    }

    [Fact]
    public void Snapshots_taken_while_writing_lose_nothing()
    {
        using var folder = new TemporaryFolder();
        var random = new Random(5);
        var model = new Dictionary<string, byte[]>();
        for (var round = 0; round < 4; round++)
        {
            using var ledger = Open(folder.Root, snapshotAfter: 20_000);
            Assert.Equal(model.Count, ledger.Count);
            for (var i = 0; i < 2000; i++)
            {
                var key = RandomKeys.Next(random, 3);
                var value = new byte[random.Next(1, 60)];
                random.NextBytes(value);
                ledger.Commit(transaction => transaction.Put(RandomKeys.Bytes(key), value));
                model[key] = value;
            }
        }

        using var last = Open(folder.Root);
        Assert.Equal(model.Count, last.Count);
        Assert.All(model, pair => Assert.True(last.TryGet(RandomKeys.Bytes(pair.Key), out var value) && value.Span.SequenceEqual(pair.Value)));
        Assert.NotEmpty(Directory.EnumerateFiles(folder.Root, "snapshot-*"));
    }

    [Fact]
    public void A_transaction_that_throws_changes_nothing()
    {
        using var folder = new TemporaryFolder();
        using var ledger = Open(folder.Root);

        Assert.Throws<InvalidOperationException>(() => ledger.Commit(transaction =>
        {
            transaction.Put("one"u8, [1]);
            throw new InvalidOperationException();
        }));

        Assert.Equal(0, ledger.Count);
    }

    [Fact]
    public void A_damaged_snapshot_stops_the_start_and_says_which_file()
    {
        using var folder = new TemporaryFolder();
        using (var ledger = Open(folder.Root, snapshotAfter: 100))
        {
            for (var i = 0; i < 100; i++)
            {
                ledger.Commit(transaction => transaction.Put([(byte)i], new byte[20]));
            }
        }
        var snapshot = Directory.EnumerateFiles(folder.Root, "snapshot-*").Order().Last();
        var bytes = File.ReadAllBytes(snapshot);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(snapshot, bytes);

        var failure = Assert.Throws<InvalidDataException>(() => Open(folder.Root));

        Assert.Contains(snapshot, failure.Message, StringComparison.Ordinal);
    }

    private static Ledger Open(string folder, long snapshotAfter = 1 << 30) =>
        new(folder, _ => { }, new LedgerSettings(false, snapshotAfter), NullLogger.Instance);

    private static string JournalOf(string folder) => Directory.EnumerateFiles(folder, "journal-*").Single();
}
