using Curation.Checks;
using Curation.Store;

namespace Cpg.Sources;

/// <summary>The gallery beside a deposit, for as long as it answers; a check goes on without it.</summary>
internal sealed class BestEffortComparison(IFolders gallery, DepositCheck check) : IAsyncDisposable
{
    private readonly GalleryComparison comparison = new(gallery, check);

    /// <summary>Why it could not be asked; null if it could.</summary>
    public string? Silence { get; private set; }

    public Task ObserveAsync(StoredObject found, CancellationToken cancellationToken) =>
        UnlessSilentAsync(() => comparison.ObserveAsync(found, cancellationToken).AsTask());

    public Task CompleteAsync(CancellationToken cancellationToken) => UnlessSilentAsync(() => comparison.CompleteAsync(cancellationToken));

    public ValueTask DisposeAsync() => comparison.DisposeAsync();

    private async Task UnlessSilentAsync(Func<Task> ask)
    {
        if (Silence is not null)
        {
            return;
        }

        try
        {
            await ask();
        }
        catch (StoreException exception)
        {
            Silence = exception.Message;
        }
    }
}
