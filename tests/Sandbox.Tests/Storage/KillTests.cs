using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Sandbox.Storage;
using Sandbox.Storage.Index;
using Sandbox.Tests.Running;
using Testing.Tools;

namespace Sandbox.Tests.Storage;

public sealed class KillTests
{
    [Fact]
    public async Task Killed_in_the_middle_of_writes_it_has_all_that_was_acknowledged_and_nothing_half_written()
    {
        using var folder = new TemporaryFolder();
        var acknowledged = new ConcurrentDictionary<string, int>();
        for (var round = 1; round <= 3; round++)
        {
            using (var server = await KilledServer.StartAsync(folder))
            {
                await WriteUntilKilledAsync(server, acknowledged, 250 * round);
            }
            await VerifyAsync(folder, acknowledged);
        }
        Assert.NotEmpty(Directory.EnumerateFiles(folder.At("ledger"), "snapshot-*"));
    }

    private static async Task WriteUntilKilledAsync(KilledServer server, ConcurrentDictionary<string, int> acknowledged, int enough)
    {
        using var client = new SignedClient(DateTime.UtcNow.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
        var written = 0;
        var isEnough = new TaskCompletionSource();
        var writers = Enumerable.Range(0, 6).Select(writer => Task.Run(async () =>
        {
            // Each writer has its own keys, so that it knows the last version that was acknowledged.
            for (var i = 0; ; i++)
            {
                var key = $"{writer}-{i % 5}";
                var version = acknowledged.GetValueOrDefault(key) + 1;
                var body = Content(key, version);
                try
                {
                    Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(server.Address, "PUT", "/bucket/" + key, body)).Status);
                    acknowledged[key] = version;
                    if (Interlocked.Increment(ref written) == enough)
                    {
                        isEnough.SetResult();
                    }
                }
                catch (HttpRequestException exception) when (exception.StatusCode is null)
                {
                    return;
                }
            }
        })).ToList();
        await Task.WhenAny([isEnough.Task, .. writers]);
        server.Kill();
        await Task.WhenAll(writers);
    }

    private static async Task VerifyAsync(TemporaryFolder folder, ConcurrentDictionary<string, int> acknowledged)
    {
        using var store = new Store(folder.Root, new LedgerSettings(false, 1 << 20), TimeProvider.System, NullLogger.Instance);
        var bucket = store.Buckets.Get("bucket");
        var blobs = 0;
        foreach (var (key, version) in acknowledged)
        {
            using var found = store.Objects.Open(bucket, Encoding.UTF8.GetBytes(key));
            Assert.True(found is not null, $"{key} is lost");
            var read = await ReadAsync(found);
            // The answer to the very last write of a key may have been lost, the write not.
            Assert.True(
                read.SequenceEqual(Content(key, version)) || read.SequenceEqual(Content(key, version + 1)),
                $"{key} has neither {version} nor the next");
            Assert.Equal(Convert.ToHexStringLower(MD5.HashData(read)), found.Record.ETag);
            acknowledged[key] = read.SequenceEqual(Content(key, version)) ? version : version + 1;
            blobs += found.Record.Slices.Count(slice => !slice.Packed);
        }
        await store.Settled;
        Assert.Equal(blobs, Directory.EnumerateFiles(folder.At("blobs"), "*", SearchOption.AllDirectories).Count());
    }

    private static async Task<byte[]> ReadAsync(OpenObject found)
    {
        await using var content = found.Read(0, found.Record.Size);
        return await RawRequests.ReadToEndAsync(content);
    }

    // Small and packed, or a blob of several writes.
    private static byte[] Content(string key, int version)
    {
        var bytes = new byte[version % 3 == 0 ? 400_000 : version % 3 == 1 ? 300 : 9000];
        new Random(version).NextBytes(bytes);
        Encoding.UTF8.GetBytes($"{key} {version} ").CopyTo(bytes, 0);
        return bytes;
    }
}
