using System.Buffers;
using System.Text;

namespace Curation.Listings;

/// <summary>Tells a listing's form by its first two lines.</summary>
internal static class Recognition
{
    private const string Known =
        "a listing: keys one a line, “key⇥size”, or what “find”, “aws s3 ls --recursive” or an S3 inventory (CSV) write";

    private static readonly SearchValues<byte> Permissions = SearchValues.Create("drwxlst-"u8);

    public static ListingForm Of(ListingLines lines, KeyTaker keys, ListingOptions options)
    {
        lines.Peek(out var first, out var second);
        if (InventoryCsv.Fits(first))
        {
            return new InventoryCsv(lines, keys);
        }

        if (AwsListing.Fits(first))
        {
            return new AwsListing(lines, keys);
        }

        if (Foreign(first) is { } tool)
        {
            throw lines.Wrong($"{Known}; this looks like {tool}", first, 1);
        }

        if (FindOutput.TrySize(first, out _, out var path))
        {
            FindOutput.TrySize(second, out _, out var next);
            return Find(lines, keys, options, path, next, hasSizes: true);
        }

        if (KeysWithSizes.Fits(first))
        {
            var key = KeysWithSizes.KeyOf(first);
            return new KeysWithSizes(lines, keys, IsOfDisk(key, options) ? RootOf(lines, options, key, KeysWithSizes.KeyOf(second)) : []);
        }

        var isFind = first.StartsWith("/"u8) || first.StartsWith("./"u8) || first.SequenceEqual("."u8)
            || (!first.Contains((byte)'/') && second.Length > first.Length && second.StartsWith(first) && second[first.Length] == '/');
        if (isFind)
        {
            return Find(lines, keys, options, first, second, hasSizes: false);
        }

        // A file at the top of a local tree has no slash, but nobody's whole listing begins with two words without one.
        return !first.Contains((byte)'\t') && (first.Contains((byte)'/') || options.Before.Length > 0)
            ? new PlainKeys(lines, keys)
            : throw lines.Wrong(Known, first, 1);
    }

    /// <summary>Whether paths are told from the root of a disk.</summary>
    public static bool IsAbsolute(ListingLines lines)
    {
        lines.Peek(out var first, out _);
        return (FindOutput.TrySize(first, out _, out var path) ? path : first).StartsWith("/"u8);
    }

    // A key may begin with a slash by mistake, and then its project follows at once: that mistake is found, not mended.
    private static bool IsOfDisk(ReadOnlySpan<byte> key, ListingOptions options) =>
        key.StartsWith("./"u8)
        || (key.StartsWith("/"u8) && (options.Root is ['/', ..] || FindRoot.Of(Encoding.UTF8.GetString(key), "", options) is not { Length: 1 }));

    private static FindOutput Find(
        ListingLines lines, KeyTaker keys, ListingOptions options, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, bool hasSizes) =>
        new(lines, keys, RootOf(lines, options, first, second), hasSizes);

    private static byte[] RootOf(ListingLines lines, ListingOptions options, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second) =>
        FindRoot.Of(Encoding.UTF8.GetString(first), Encoding.UTF8.GetString(second), options)
        ?? throw lines.Wrong("a path that tells where the deposit begins, by a project’s name such as cpg0037-oasis; name that folder (--root)", first, 1);

    private static string? Foreign(ReadOnlySpan<byte> line) =>
        line.Contains((byte)0) ? "a binary file"
        : line[0] is (byte)'{' or (byte)'[' ? "JSON"
        : line[0] == (byte)'<' ? "XML or HTML"
        : line[0] is (byte)' ' or (byte)'\t' ? "a table with blanks at its left, as rclone or du write it"
        : line.IndexOf("://"u8) is > 0 and < 8 ? "addresses; take the part up to the bucket’s name off each line"
        : line.StartsWith("total "u8) || IsPermissions(line) ? "the output of “ls -l”"
        : line.Length > 2 && line[1] == (byte)':' && line[2] == (byte)'\\' ? "Windows paths"
        : null;

    private static bool IsPermissions(ReadOnlySpan<byte> line) =>
        line.Length > 10 && !line[..10].ContainsAnyExcept(Permissions) && line[..10].Contains((byte)'-') && line[10] is (byte)' ' or (byte)'.' or (byte)'+';
}
