using System.Text;
using Sandbox.Checksums;
using Sandbox.Storage;
using Sandbox.Storage.Records;

namespace Sandbox;

/// <summary>Fills an empty sandbox once. Cut short, the next start goes on where it stopped; finished, it never comes again.</summary>
internal static class FirstStart
{
    public static async Task FillAsync(Store store, string folder, IEnumerable<FirstObject> plan, CancellationToken cancellationToken)
    {
        var mark = Path.Combine(folder, "seeded");
        if (File.Exists(mark))
        {
            return;
        }
        foreach (var first in plan)
        {
            store.Buckets.Create(first.Bucket);
            var bucket = store.Buckets.Get(first.Bucket);
            var key = Encoding.UTF8.GetBytes(first.Key);
            if (store.Objects.Find(bucket, key) is null)
            {
                await PutAsync(store, bucket, key, first, cancellationToken);
            }
        }
        await File.WriteAllTextAsync(mark, "", cancellationToken);
    }

    private static async Task PutAsync(Store store, BucketRecord bucket, byte[] key, FirstObject first, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(first.Content(), writable: false);
        using var received = await store.Content.ReceiveAsync(content, [ChecksumAlgorithm.Crc64Nvme], cancellationToken);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Content-Type"] = first.ContentType };
        foreach (var (name, value) in first.Metadata)
        {
            headers["x-amz-meta-" + name] = value;
        }
        var made = ObjectRecord.Of(received, ChecksumAlgorithm.Crc64Nvme, first.LastModified) with { Headers = headers };
        store.Objects.Put(bucket, key, made, _ => { });
        received.Keep();
    }
}
