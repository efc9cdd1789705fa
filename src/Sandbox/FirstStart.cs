using System.Text;
using Sandbox.Checksums;
using Sandbox.Seeds;
using Sandbox.Storage;
using Sandbox.Storage.Records;

namespace Sandbox;

/// <summary>Fills an empty sandbox once. Cut short, the next start goes on where it stopped; finished, it never comes again.</summary>
internal static class FirstStart
{
    public static async Task SeedAsync(Store store, string folder, IEnumerable<SeedObject> plan, CancellationToken cancellationToken)
    {
        var mark = Path.Combine(folder, "seeded");
        if (File.Exists(mark))
        {
            return;
        }
        foreach (var seed in plan)
        {
            store.Buckets.Create(seed.Bucket);
            var bucket = store.Buckets.Get(seed.Bucket);
            var key = Encoding.UTF8.GetBytes(seed.Key);
            if (store.Objects.Find(bucket, key) is null)
            {
                await PutAsync(store, bucket, key, seed, cancellationToken);
            }
        }
        await File.WriteAllTextAsync(mark, "", cancellationToken);
    }

    private static async Task PutAsync(Store store, BucketRecord bucket, byte[] key, SeedObject seed, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(seed.Content(), writable: false);
        using var received = await store.Content.ReceiveAsync(content, [ChecksumAlgorithm.Crc64Nvme], cancellationToken);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Content-Type"] = seed.ContentType };
        foreach (var (name, value) in seed.Metadata)
        {
            headers["x-amz-meta-" + name] = value;
        }
        var made = ObjectRecord.Of(received, ChecksumAlgorithm.Crc64Nvme, seed.LastModified) with { Headers = headers };
        store.Objects.Put(bucket, key, made, _ => { });
        received.Keep();
    }
}
