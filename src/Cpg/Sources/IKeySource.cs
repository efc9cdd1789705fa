using Curation.Contents;
using Curation.Listings;

namespace Cpg.Sources;

/// <summary>Where keys come from. It can be read again and then tells the same, unless the world has changed.</summary>
internal interface IKeySource : IDisposable
{
    /// <summary>What is written in the files; null if only their names are here.</summary>
    IContents? Contents => null;

    Task ReadAsync(ListedKey each, CancellationToken cancellationToken);
}
