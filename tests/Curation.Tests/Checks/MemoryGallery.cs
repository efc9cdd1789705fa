using Curation.Store;

namespace Curation.Tests.Checks;

/// <summary>A gallery that is a list, and counts what it is asked.</summary>
internal sealed class MemoryGallery(IEnumerable<StoredObject> objects) : IObjectStore
{
    private readonly List<StoredObject> sorted = [.. objects.OrderBy(found => found.Key, KeyOrder.Instance)];

    public List<string> Listed { get; } = [];

    public List<string> Browsed { get; } = [];

    public string Bucket => "gallery";

    public CopyGuarantee Guarantee => CopyGuarantee.EnforcedByServer;

    public IAsyncEnumerable<StoredObject> ListAsync(string prefix, string? after, CancellationToken cancellationToken)
    {
        Listed.Add(prefix);
        return sorted.Where(found => found.Key.StartsWith(prefix, StringComparison.Ordinal)).ToAsyncEnumerable();
    }

    public Task<FolderPage> BrowseAsync(string folder, string? cursor, int size, CancellationToken cancellationToken)
    {
        Browsed.Add(folder);
        var below = sorted.Where(found => found.Key.StartsWith(folder, StringComparison.Ordinal))
            .Select(found => (Found: found, End: found.Key.IndexOf('/', folder.Length) + 1))
            .ToList();
        return Task.FromResult(new FolderPage(
            [.. below.Where(b => b.End > 0).Select(b => b.Found.Key[..b.End]).Distinct()],
            [.. below.Where(b => b.End == 0).Select(b => b.Found)],
            null));
    }

    public Task<StoredObject?> FindAsync(string key, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<byte[]?> ReadStartAsync(string key, int length, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Stream> OpenAsync(string key, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<CopyOutcome> CopyFromAsync(IObjectStore source, StoredObject approved, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<bool> HoldsSameBytesAsync(StoredObject mine, IObjectStore other, StoredObject theirs, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task ProbeAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
}
