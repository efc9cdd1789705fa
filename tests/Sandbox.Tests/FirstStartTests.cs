using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Sandbox.Storage;
using Sandbox.Storage.Index;
using Testing.Tools;

namespace Sandbox.Tests;

public sealed class FirstStartTests
{
    [Fact]
    public async Task A_seeding_cut_short_goes_on_where_it_stopped_and_never_comes_again()
    {
        using var folder = new TemporaryFolder();
        using var store = new Store(folder.Root, new LedgerSettings(false, 1 << 20), TimeProvider.System, NullLogger.Instance);
        var made = new List<string>();
        IEnumerable<FirstObject> Plan(int enough)
        {
            for (var i = 0; i < 10; i++)
            {
                if (i == enough)
                {
                    throw new OperationCanceledException();
                }
                var key = $"key{i}";
                yield return new FirstObject(
                    "bucket", key, () => Make(key), "text/csv", new Dictionary<string, string> { ["who"] = "me" }, DateTimeOffset.UnixEpoch);
            }
        }
        byte[] Make(string key)
        {
            made.Add(key);
            return Encoding.ASCII.GetBytes(key);
        }

        await Assert.ThrowsAsync<OperationCanceledException>(() => FirstStart.FillAsync(store, folder.Root, Plan(4), CancellationToken.None));
        await FirstStart.FillAsync(store, folder.Root, Plan(10), CancellationToken.None);
        store.Objects.Delete(store.Buckets.Get("bucket"), "key1"u8.ToArray(), _ => { });
        await FirstStart.FillAsync(store, folder.Root, Plan(10), CancellationToken.None);

        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"key{i}"), made);
        Assert.Null(store.Objects.Find(store.Buckets.Get("bucket"), "key1"u8));
        var found = store.Objects.Find(store.Buckets.Get("bucket"), "key2"u8)!;
        Assert.Equal(
            ("text/csv", "me", DateTimeOffset.UnixEpoch),
            (found.Headers["Content-Type"], found.Headers["x-amz-meta-who"], found.Summary.LastModified));
    }
}
