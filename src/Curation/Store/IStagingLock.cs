namespace Curation.Store;

/// <summary>Denies everybody, credentials given before included, to write below prefixes of staging.</summary>
public interface IStagingLock
{
    /// <summary>Whether the settings ask for it.</summary>
    bool IsOffered { get; }

    /// <summary>Lets exactly these prefixes be shut. Throws <see cref="StoreException"/> if that cannot be brought about.</summary>
    Task SetAsync(IReadOnlyCollection<Prefix> shut, CancellationToken cancellationToken);
}
