using System.Globalization;
using Sandbox.Refusals;

namespace Sandbox.S3.Requests;

/// <summary>A run of an object's bytes.</summary>
internal readonly record struct ByteRange(long Offset, long Length)
{
    public string ContentRange(long size) => $"bytes {Offset}-{Offset + Length - 1}/{size}";

    /// <summary>What a Range header asks for; null where there is none, or none that S3 heeds: then all is sent.</summary>
    public static ByteRange? Parse(string? header, long size)
    {
        if (header is null || !header.StartsWith("bytes=", StringComparison.OrdinalIgnoreCase) || header.Contains(',', StringComparison.Ordinal))
        {
            return null;
        }
        var dash = header.IndexOf('-', StringComparison.Ordinal);
        if (dash < 0)
        {
            return null;
        }
        var first = Number(header[6..dash]);
        var last = Number(header[(dash + 1)..]);
        var isReadable = (first is not null || dash == 6) && (last is not null || dash == header.Length - 1) && (first ?? last) is not null;
        if (!isReadable || first > last)
        {
            return null;
        }
        var begin = first ?? Math.Max(0, size - last!.Value);
        if (begin >= size || (first is null && last == 0))
        {
            throw new S3Exception(
                "InvalidRange", 416, "The requested range is not satisfiable", ("RangeRequested", header), ("ActualObjectSize", $"{size}"));
        }
        var end = first is null ? size : Math.Min(size, (last ?? size - 1) + 1);
        return new ByteRange(begin, end - begin);
    }

    /// <summary>The one form that a part copy takes: both ends, inside the source.</summary>
    public static ByteRange ParseCopy(string header, long size)
    {
        var dash = header.IndexOf('-', StringComparison.Ordinal);
        var isBytes = header.StartsWith("bytes=", StringComparison.Ordinal) && dash > 6;
        if (!isBytes || Number(header[6..dash]) is not { } first || Number(header[(dash + 1)..]) is not { } last || first > last)
        {
            throw new S3Exception("InvalidArgument", 400,
                "The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the zero-based offsets of the first and last bytes to copy");
        }
        return last < size
            ? new ByteRange(first, last - first + 1)
            : throw new S3Exception("InvalidArgument", 400, $"Range specified is not valid for source object of size: {size}");
    }

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < long.MaxValue ? number : null;
}
