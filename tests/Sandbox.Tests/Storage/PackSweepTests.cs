using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Sandbox.Checksums;
using Sandbox.Storage;
using Sandbox.Storage.Index;
using Sandbox.Storage.Records;
using Sandbox.Tests.Running;
using Testing.Tools;

namespace Sandbox.Tests.Storage;

public sealed class PackSweepTests
{
    private const int Objects = 18_000; // of 4,000 bytes: two full packs and some

    [Fact]
    public async Task Packs_that_are_mostly_waste_are_given_back_and_what_is_kept_is_still_itself()
    {
        using var folder = new TemporaryFolder();
        using (var store = Open(folder.Root))
        {
            store.Buckets.Create("bucket");
            var bucket = store.Buckets.Get("bucket");
            for (var i = 0; i < Objects; i++)
            {
                await PutAsync(store, bucket, i);
            }
            for (var i = 0; i < Objects; i++)
            {
                if (i % 50 != 0)
                {
                    store.Objects.Delete(bucket, Key(i), _ => { });
                }
            }
        }
        var before = Directory.EnumerateFiles(folder.At("packs")).Count();

        for (var round = 0; round < 2; round++)
        {
            // Closing waits for the sweep that opening began, unless it is stopped half-way: then the next one goes on.
            using var store = Open(folder.Root);
            var bucket = store.Buckets.Get("bucket");
            await WaitAsync(() => Directory.EnumerateFiles(folder.At("packs")).Count() == 1);
            for (var i = 0; i < Objects; i += 50)
            {
                using var found = store.Objects.Open(bucket, Key(i))!;
                await using var content = found.Read(0, found.Record.Size);
                Assert.Equal(Content(i), await RawRequests.ReadToEndAsync(content));
            }
        }

        Assert.Equal(3, before);
    }

    private static async Task PutAsync(Store store, BucketRecord bucket, int number)
    {
        using var received = await store.Content.ReceiveAsync(
            new MemoryStream(Content(number)), [ChecksumAlgorithm.Crc64Nvme], CancellationToken.None);
        store.Objects.Put(bucket, Key(number), ObjectRecord.Of(received, ChecksumAlgorithm.Crc64Nvme, DateTimeOffset.UnixEpoch), _ => { });
        received.Keep();
    }

    private static async Task WaitAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!condition())
        {
            await Task.Delay(10, patience.Token);
        }
    }

    private static Store Open(string folder) => new(folder, new LedgerSettings(false, 1 << 30), TimeProvider.System, NullLogger.Instance);

    private static byte[] Key(int number) => Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture));

    private static byte[] Content(int number)
    {
        var bytes = new byte[4000];
        new Random(number).NextBytes(bytes);
        return bytes;
    }
}
