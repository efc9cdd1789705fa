namespace Curation.Listings;

/// <summary>A path, a blank, and its size in bytes, as <c>find -printf '%p %s\n'</c> writes them.</summary>
internal sealed class PathThenSize(ListingLines lines, KeyTaker keys) : ListingForm
{
    public static bool Fits(ReadOnlySpan<byte> line)
    {
        var blank = line.LastIndexOf((byte)' ');
        var slash = line.LastIndexOf((byte)'/');
        return slash >= 0 && blank > slash && IsSize(line[(blank + 1)..], out _) && KeyLikeness.HasEnding(line[(slash + 1)..blank].TrimEnd((byte)' '));
    }

    public override void Read(ReadOnlySpan<byte> line)
    {
        var blank = line.LastIndexOf((byte)' ');
        if (blank < 0 || !IsSize(line[(blank + 1)..], out var size))
        {
            throw lines.Wrong("a path, a blank and its size in bytes, as the first line has them", line);
        }

        keys.Take(line[..blank], size);
    }
}
