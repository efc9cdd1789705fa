using System.Runtime.CompilerServices;
using Curation.Store;

namespace Portal.Tests.Deposits;

/// <summary>A bucket that only lists: what these pages ask of one.</summary>
internal sealed class FakeStore : IObjectStore
{
    private readonly SortedDictionary<string, StoredObject> objects = new(StringComparer.Ordinal);

    public string Bucket => "staging";

    /// <summary>How many objects were read out of listings.</summary>
    public int Listed { get; private set; }

    public CopyGuarantee Guarantee => CopyGuarantee.EnforcedByServer;

    public void Put(string key, long size, DateTimeOffset at) => objects[key] = new StoredObject(key, size, "etag", at);

    public async IAsyncEnumerable<StoredObject> ListAsync(string prefix, string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        foreach (var found in objects.Values.Where(
            o => o.Key.StartsWith(prefix, StringComparison.Ordinal) && (after is null || string.CompareOrdinal(o.Key, after) > 0)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Listed++;
            yield return found;
        }
    }

    public Task<FolderPage> BrowseAsync(string folder, string? cursor, int size, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<StoredObject?> FindAsync(string key, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<byte[]?> ReadStartAsync(string key, int length, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Stream> OpenAsync(string key, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<CopyOutcome> CopyFromAsync(IObjectStore source, StoredObject approved, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<bool> HoldsSameBytesAsync(StoredObject mine, IObjectStore other, StoredObject theirs, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task ProbeAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
