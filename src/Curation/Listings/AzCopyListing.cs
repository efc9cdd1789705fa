namespace Curation.Listings;

/// <summary>What <c>azcopy list --machine-readable</c> writes: <c>key; Content Length: 2768896</c>, with INFO before it or not, and with further properties.</summary>
internal sealed class AzCopyListing(ListingLines lines, KeyDecoder keys) : ListingForm
{
    private static ReadOnlySpan<byte> Mark => "Content Length:"u8;

    public static bool Fits(ReadOnlySpan<byte> line) => line.IndexOf(Mark) > 0 && line.IndexOf(";"u8) > 0;

    public override void Read(ReadOnlySpan<byte> line)
    {
        var at = line.IndexOf(Mark);
        var mark = line.IndexOf((byte)';');
        if (at < 0 || mark < 0 || mark > at)
        {
            // What it sums up with --running-tally.
            if (line.IndexOf("File count:"u8) >= 0 || line.IndexOf("Total file size:"u8) >= 0)
            {
                return;
            }

            throw lines.Wrong("a key and “Content Length:”, as the first line has them", line);
        }

        var value = line[(at + Mark.Length)..];
        value = (value.IndexOf((byte)';') is var end and >= 0 ? value[..end] : value).Trim((byte)' ');
        if (!IsSize(value, out var size))
        {
            throw lines.Wrong("sizes in bytes; this looks like azcopy list, which rounds them: list with “azcopy list --machine-readable”", line);
        }

        keys.Decode(line.StartsWith("INFO: "u8) ? line["INFO: ".Length..mark] : line[..mark], size);
    }
}
