namespace Curation.Listings;

/// <summary>One key a line.</summary>
internal sealed class PlainKeys(ListingLines lines, KeyDecoder keys) : ListingForm
{
    public override void Read(ReadOnlySpan<byte> line)
    {
        if (line.IndexOfAny((byte)'\t', (byte)0) >= 0)
        {
            throw lines.Wrong("one key a line and nothing else, as the first line has it", line);
        }

        keys.Decode(line, size: -1);
    }
}
