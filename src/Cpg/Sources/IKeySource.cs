using Curation.Listings;

namespace Cpg.Sources;

/// <summary>Where keys come from. It can be read again and then tells the same, unless the world has changed.</summary>
internal interface IKeySource : IDisposable
{
    Task ReadAsync(ListedKey each, CancellationToken cancellationToken);
}
