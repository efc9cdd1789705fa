using System.Globalization;

namespace Curation.Plates.Grids;

/// <summary>
/// Finds images of the plate at hand that hold the same bytes, by their ETag and size: a microscope never writes the same noise twice, but a
/// camera that failed writes zeros each time. Remembers one plate, some 30 bytes an image, up to <see cref="Bounds.Tags"/>.
/// </summary>
internal sealed class ImageTwins
{
    private const int TagDigits = 16;

    // What is kept for the next plate.
    private const int Kept = 65_536;

    private readonly HashSet<(ulong Tag, long Size)> seen = [];
    private long twins;
    private string? example;

    /// <param name="tag">As the bucket gave it. What does not begin with enough of a digest is not compared.</param>
    /// <param name="below">The key below the folder of the plate.</param>
    public void Add(string tag, long size, ReadOnlySpan<char> below)
    {
        if (tag.Length < TagDigits
            || !ulong.TryParse(tag.AsSpan(0, TagDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var digits)
            || !Namings.HasPixels(below))
        {
            return;
        }

        var isTwin = seen.Count < Bounds.Tags ? !seen.Add((digits, size)) : seen.Contains((digits, size));
        if (isTwin && twins++ == 0)
        {
            example = below.ToString();
        }
    }

    /// <summary>Hands over what was found, and forgets the plate.</summary>
    public (long Twins, string? Example) Take()
    {
        var found = (twins, example);
        (twins, example) = (0, null);
        if (seen.Count > Kept)
        {
            seen.Clear();
            seen.TrimExcess();
        }

        seen.Clear();
        return found;
    }
}
