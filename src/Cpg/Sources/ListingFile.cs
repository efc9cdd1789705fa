using Cpg.Exits;
using Curation.Listings;

namespace Cpg.Sources;

/// <summary>A file that lists keys.</summary>
internal sealed class ListingFile(string path, ListingOptions options) : IKeySource
{
    public async Task ReadAsync(ListedKey each, CancellationToken cancellationToken)
    {
        await using var file = Open();
        await Listing.ReadAsync(file, options, each, cancellationToken);
    }

    public void Dispose()
    {
    }

    private FileStream Open()
    {
        try
        {
            // Read one after another in large pieces by the listing itself: a buffer in between would only copy.
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, FileOptions.SequentialScan);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnusableException($"Cannot read {path}: {exception.Message}");
        }
    }
}
