using Curation.Store;

namespace Portal.Tests.Deposits;

/// <summary>A server that shuts nothing, and is not asked to.</summary>
internal sealed class NoStagingDoor : IStagingLock
{
    public bool IsOffered => false;

    public Task SetAsync(IReadOnlyCollection<Prefix> shut, CancellationToken cancellationToken) => throw new NotSupportedException();
}
