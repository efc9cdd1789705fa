using System.Globalization;

namespace Curation.S3.Copying;

/// <summary>Where an object is cut: as its uploader cut it, so that the copy has the same ETag.</summary>
internal static class PartSizes
{
    public const int Most = 10_000;

    private const long MiB = 1 << 20;

    // What common clients use; asked only where a server does not tell part sizes.
    private static readonly long[] Usual =
        [.. new long[] { 8, 16, 5, 10, 32, 50, 64, 100, 128, 15, 20, 25, 256, 512, 1024 }.Select(size => size * MiB)];

    /// <summary>The number of parts that an ETag like <c>…-12</c> tells; null for an object made in one piece.</summary>
    public static int? CountOf(string etag)
    {
        var dash = etag.LastIndexOf('-');
        return dash > 0
            && int.TryParse(etag.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count is > 0 and <= Most
            ? count
            : null;
    }

    /// <summary>For an object that was made in one piece, and whose ETag a part-wise copy cannot keep.</summary>
    public static IReadOnlyList<long> Own(long size) => Even(size, Math.Max(64 * MiB, RoundedUp(size, Most)));

    /// <summary>Equal parts of which the first has this size; null if they would not be as many as the ETag tells.</summary>
    public static IReadOnlyList<long>? Even(long size, long first, int count) =>
        first > 0 && (size + first - 1) / first == count ? Even(size, first) : null;

    /// <summary>The likeliest equal parts when nobody tells.</summary>
    public static IReadOnlyList<long> Guess(long size, int count) =>
        Usual.Select(part => Even(size, part, count)).FirstOrDefault(parts => parts is not null)
        ?? Even(size, Math.Max(5 * MiB, RoundedUp(size, count)));

    private static long[] Even(long size, long part)
    {
        var parts = new long[(int)Math.Max(1, (size + part - 1) / part)];
        Array.Fill(parts, part);
        parts[^1] = size - (part * (parts.Length - 1L));
        return parts;
    }

    private static long RoundedUp(long size, int count)
    {
        var part = (size + count - 1) / count;
        return (part + MiB - 1) / MiB * MiB;
    }
}
