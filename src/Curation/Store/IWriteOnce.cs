namespace Curation.Store;

/// <summary>Where small objects are written once and never over another.</summary>
public interface IWriteOnce
{
    /// <returns>False if there was one of this key already: it stays as it was.</returns>
    Task<bool> WriteOnceAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);
}
