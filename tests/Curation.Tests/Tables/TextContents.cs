using System.Runtime.CompilerServices;
using System.Text;
using Curation.Store;

namespace Curation.Tests.Tables;

/// <summary>Objects by key, with what is written in them; the keys of a bucket.</summary>
internal sealed class TextContents : IContents, IKeys
{
    private readonly SortedDictionary<string, byte[]> objects = new(KeyOrder.Instance);

    public IEnumerable<string> Keys => objects.Keys;

    /// <summary>Keys that the storage refuses to give.</summary>
    public HashSet<string> Refused { get; } = [];

    /// <summary>Folders that were listed.</summary>
    public List<string> Listed { get; } = [];

    public long SizeOf(string key) => objects[key].Length;

    public void Put(string key, string text) => objects[key] = Encoding.UTF8.GetBytes(text);

    public void Put(string key, byte[] bytes) => objects[key] = bytes;

    public void Remove(string key) => objects.Remove(key);

    public string Text(string key) => Encoding.UTF8.GetString(objects[key]);

    public Task<Stream> OpenAsync(string key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Refused.Contains(key)
            ? throw new StoreException($"Could not read s3://staging/{key}: access was denied.")
            : Task.FromResult<Stream>(new MemoryStream(objects[key], writable: false));
    }

    public async IAsyncEnumerable<StoredObject> ListAsync(string prefix, string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        Listed.Add(prefix);
        if (Refused.Contains(prefix))
        {
            throw new StoreException($"Could not list s3://gallery/{prefix}: access was denied.");
        }

        foreach (var key in objects.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)))
        {
            yield return new StoredObject(key, objects[key].Length, "e", default);
        }
    }
}
