using System.Globalization;

namespace Curation.Plates.Grids;

/// <summary>
/// Finds images of the plate at hand that hold the same bytes, by their ETag and size: a microscope never writes the same noise twice, but a
/// camera that failed writes zeros each time. One that is alone is known by the ETag of as many zeros. Remembers one plate, some 30 bytes an image, up to
/// <see cref="Bounds.Tags"/>.
/// </summary>
internal sealed class ImageTwins
{
    private const int TagDigits = 16;

    // What is kept for the next plate.
    private const int Kept = 65_536;

    private readonly HashSet<(ulong Tag, long Size)> seen = [];
    private readonly ZeroTags zeros = new();
    private SameBytes found;

    /// <param name="tag">As the bucket gave it. What does not begin with enough of a digest is not compared.</param>
    /// <param name="below">The key below the folder of the plate.</param>
    public void Add(ReadOnlySpan<char> tag, long size, ReadOnlySpan<char> below)
    {
        if (tag.Length < TagDigits
            || !ulong.TryParse(tag[..TagDigits], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var digits)
            || !ImageNamings.HasPixels(below))
        {
            return;
        }

        if (zeros.Has(tag, digits, size))
        {
            found = found with { Zeros = found.Zeros + 1, ZeroExample = found.ZeroExample ?? below.ToString() };
            return;
        }

        var isTwin = seen.Count < Bounds.Tags ? !seen.Add((digits, size)) : seen.Contains((digits, size));
        if (isTwin)
        {
            found = found with { Twins = found.Twins + 1, TwinExample = found.TwinExample ?? below.ToString() };
        }
    }

    /// <summary>Hands over what was found, and forgets the plate.</summary>
    public SameBytes Leave()
    {
        var all = found;
        found = default;
        if (seen.Count > Kept)
        {
            seen.Clear();
            seen.TrimExcess();
        }

        seen.Clear();
        return all;
    }
}

/// <summary>What the ETags of the images of a plate told.</summary>
/// <param name="Twins">Images that hold the same bytes as another one.</param>
/// <param name="Zeros">Images that hold nothing but zeros; none of them is counted as a twin.</param>
internal readonly record struct SameBytes(long Twins, string? TwinExample, long Zeros, string? ZeroExample)
{
    public static SameBytes operator +(SameBytes one, SameBytes other) => new(
        one.Twins + other.Twins, one.TwinExample ?? other.TwinExample, one.Zeros + other.Zeros, one.ZeroExample ?? other.ZeroExample);
}
