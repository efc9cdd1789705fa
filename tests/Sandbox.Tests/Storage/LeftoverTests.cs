using Microsoft.Extensions.Logging.Abstractions;
using Sandbox.Checksums;
using Sandbox.Storage;
using Sandbox.Storage.Index;
using Sandbox.Storage.Records;
using Testing.Tools;

namespace Sandbox.Tests.Storage;

public sealed class LeftoverTests
{
    [Fact]
    public async Task What_a_killed_server_was_taking_in_is_removed_and_what_it_had_stays()
    {
        using var folder = new TemporaryFolder();
        using (var store = Open(folder.Root))
        {
            store.Buckets.Create("bucket");
            using var received = await store.Content.ReceiveAsync(
                new MemoryStream(new byte[10_000]), [ChecksumAlgorithm.Crc64Nvme], CancellationToken.None);
            store.Objects.Put(
                store.Buckets.Get("bucket"),
                "key"u8.ToArray(),
                ObjectRecord.Of(received, ChecksumAlgorithm.Crc64Nvme, DateTimeOffset.UnixEpoch),
                _ => { });
            received.Keep();
        }
        var kept = Assert.Single(Directory.EnumerateFiles(folder.At("blobs"), "*", SearchOption.AllDirectories));
        var left = Path.Combine(Path.GetDirectoryName(kept)!, "3e7");
        await File.WriteAllTextAsync(left, "half");
        await File.WriteAllTextAsync(folder.At("running"), "");

        using var after = Open(folder.Root);
        await after.Settled;

        Assert.False(File.Exists(left));
        Assert.True(File.Exists(kept));
    }

    private static Store Open(string folder) => new(folder, new LedgerSettings(false, 1 << 20), TimeProvider.System, NullLogger.Instance);
}
