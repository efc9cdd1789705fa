using Curation.Texts;

namespace Curation.Listings;

/// <summary>
/// Reads a listing of any known form, plain or gzipped: plain keys, <c>key⇥size</c>, the output of <c>find</c>, of <c>aws s3 ls --recursive</c> and
/// other tools for buckets, an S3 inventory's CSV, or a snapshot of the portal. The first lines tell the form; every further line has to keep it. Memory is one buffer
/// of <see cref="ListingLines.BufferBytes"/>, whatever the length of the listing.
/// </summary>
public static class Listing
{
    /// <exception cref="ListingException">The listing cannot be used.</exception>
    public static async Task ReadAsync(Stream stream, ListingOptions options, ListedKey each, CancellationToken cancellationToken)
    {
        await using var opened = await Opening.OpenAsync(stream, cancellationToken);
        using var lines = new ListingLines(opened, options);
        try
        {
            await ReadAsync(lines, options, each, cancellationToken);
        }
        catch (ListingException) when (opened.IsDoubtful)
        {
            await lines.EnsureWholeAsync(cancellationToken);
            throw;
        }
    }

    /// <summary>Looks at the beginning of a listing, which need not be all of it: where do its keys begin?</summary>
    /// <exception cref="ListingException">The listing cannot be used.</exception>
    public static async Task<ListingStart> ReadStartAsync(Stream start, string name, CancellationToken cancellationToken)
    {
        var options = new ListingOptions { Name = name, Root = "/" };
        await using var opened = await Opening.OpenAsync(start, cancellationToken);
        using var lines = new ListingLines(opened, options);
        await lines.FillFirstAsync(cancellationToken);
        var found = new List<string>();
        var slash = FormDetection.IsAbsolute(lines) ? "/" : "";
        var keys = new KeyDecoder(options, lines, (key, _, _) => found.Add($"{slash}{key}"));
        var form = FormDetection.Of(lines, keys, options);
        slash = keys.Disk is [(byte)'/', ..] ? "/" : slash;
        try
        {
            while (lines.TryTake(out var line))
            {
                if (!line.IsEmpty)
                {
                    form.Read(line);
                }
            }

            form.End();
        }
        catch (ListingException) when (found.Count > 0)
        {
            // The last line of a beginning is mostly half a line.
        }

        return ListingStart.Of(found);
    }

    private static async Task ReadAsync(ListingLines lines, ListingOptions options, ListedKey each, CancellationToken cancellationToken)
    {
        await lines.FillFirstAsync(cancellationToken);
        var form = FormDetection.Of(lines, new KeyDecoder(options, lines, each), options);
        do
        {
            while (lines.TryTake(out var line))
            {
                if (!line.IsEmpty)
                {
                    form.Read(line);
                }
            }
        }
        while (await lines.FillAsync(cancellationToken));

        form.End();
    }
}
