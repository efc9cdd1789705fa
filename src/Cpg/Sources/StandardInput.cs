using Curation.Listings;

namespace Cpg.Sources;

/// <summary>A listing that is piped in. What has to be read twice is kept in a temporary file, which goes with the process.</summary>
internal sealed class StandardInput(Func<Stream> open, ListingOptions options, bool isReadTwice) : IKeySource
{
    private FileStream? kept;

    public async Task ReadAsync(ListedKey each, CancellationToken cancellationToken)
    {
        if (!isReadTwice)
        {
            await using var input = open();

            // A read of a terminal or a pipe cannot be called back; who presses Ctrl-C does not wait for it.
            await Listing.ReadAsync(input, options, each, cancellationToken).WaitAsync(cancellationToken);
            return;
        }

        kept ??= await KeepAsync(cancellationToken);
        kept.Position = 0;
        await Listing.ReadAsync(kept, options, each, cancellationToken);
    }

    public void Dispose() => kept?.Dispose();

    private async Task<FileStream> KeepAsync(CancellationToken cancellationToken)
    {
        var file = Scratch.Create();
        await using var input = open();
        await input.CopyToAsync(file, cancellationToken).WaitAsync(cancellationToken);
        return file;
    }
}
