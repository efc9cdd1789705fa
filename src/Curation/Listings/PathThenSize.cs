namespace Curation.Listings;

/// <summary>A path, a blank, and its size in bytes, as <c>find -printf '%p %s\n'</c> writes them.</summary>
internal sealed class PathThenSize(ListingLines lines, KeyDecoder keys) : ListingForm
{
    public static bool Fits(ReadOnlySpan<byte> line)
    {
        var path = PathOf(line);
        var slash = path.LastIndexOf((byte)'/');
        return slash >= 0 && HasSize(line) && KeyLikeness.HasEnding(path[(slash + 1)..]);
    }

    /// <summary>A number stands behind the last blank.</summary>
    public static bool HasSize(ReadOnlySpan<byte> line) => line.LastIndexOf((byte)' ') is > 0 and var blank && IsSize(line[(blank + 1)..], out _);

    public static ReadOnlySpan<byte> PathOf(ReadOnlySpan<byte> line) => line[..Math.Max(0, line.LastIndexOf((byte)' '))].TrimEnd((byte)' ');

    public override void Read(ReadOnlySpan<byte> line)
    {
        var blank = line.LastIndexOf((byte)' ');
        if (blank < 0 || !IsSize(line[(blank + 1)..], out var size))
        {
            throw lines.Wrong("a path, a blank and its size in bytes, as the first line has them", line);
        }

        keys.Decode(Columns.KeyOf(line[..blank]), size);
    }
}
