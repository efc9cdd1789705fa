namespace Curation.Listings;

/// <summary>A key, a tab, and the size in bytes; or a path from the root of a disk in the place of the key.</summary>
internal sealed class KeysWithSizes(ListingLines lines, KeyDecoder keys) : ListingForm
{
    public static bool Fits(ReadOnlySpan<byte> line) => line.Count((byte)'\t') == 1 && line.IndexOf((byte)'\t') is > 0 and var tab && IsSize(line[(tab + 1)..], out _);

    /// <summary>What stands before the size.</summary>
    public static ReadOnlySpan<byte> KeyOf(ReadOnlySpan<byte> line) => line.LastIndexOf((byte)'\t') is > 0 and var tab ? line[..tab] : default;

    public override void Read(ReadOnlySpan<byte> line)
    {
        var tab = line.LastIndexOf((byte)'\t');
        if (tab <= 0 || line[..tab].Contains((byte)'\t') || !IsSize(line[(tab + 1)..], out var size))
        {
            throw lines.Wrong("a key, a tab and its size in bytes, as the first line has it", line);
        }

        keys.Decode(line[..tab], size);
    }
}
