using System.Text;
using Curation.Texts;

namespace Curation.Listings;

/// <summary>Tells a listing's form by its first lines.</summary>
internal static class FormDetection
{
    private const string Known =
        "a listing: keys one a line, “key⇥size”, or what “find”, “aws s3 ls --recursive”, “aws s3api”, an S3 inventory (CSV), rclone, s5cmd or “mc ls --json” write";

    public static ListingForm Of(ListingLines lines, KeyDecoder keys, ListingOptions options)
    {
        lines.Peek(out var first, out var second);
        EnsureText(lines, first);
        return OfRows(lines, keys, first) ?? OfTool(lines, keys, options, first, second)
            ?? (first[0] == (byte)'"' ? new InventoryCsv(lines, keys) : OfPaths(lines, keys, options, first, second));
    }

    /// <summary>Whether paths are told from the root of a disk.</summary>
    public static bool IsAbsolute(ListingLines lines)
    {
        lines.Peek(out var first, out _);
        return (FindOutput.TrySize(first, out _, out var path) ? path : first).StartsWith("/"u8);
    }

    private static void EnsureText(ListingLines lines, ReadOnlySpan<byte> first)
    {
        var form = FileForms.Of(lines.Start);
        if (form is not (FileForm.Unknown or FileForm.LfsPointer) || lines.Start.Contains((byte)0))
        {
            throw lines.Wrong($"a listing of keys; this looks like {Describe(form, first)}", first, 1);
        }
    }

    private static string Describe(FileForm form, ReadOnlySpan<byte> first) =>
        form is not FileForm.Unknown ? form.Describe()
        : first.Contains((byte)0) && first.Contains((byte)'/') && first.IndexOfAnyInRange((byte)1, (byte)31) < 0 ? "the output of “find -print0”; write lines, with -print or -printf"
        : "a binary file";

    // Fields between commas, an object of JSON, or one of the columns of the AWS command line.
    private static ListingForm? OfRows(ListingLines lines, KeyDecoder keys, ReadOnlySpan<byte> first) =>
        IsJson(first) ? new JsonListing(lines, keys)
        : InventoryCsv.Fits(first) ? new InventoryCsv(lines, keys)
        : AwsListing.Fits(first) ? new AwsListing(lines, keys)
        : AzCopyListing.Fits(first) ? new AzCopyListing(lines, keys)
        : null;

    private static bool IsJson(ReadOnlySpan<byte> first) =>
        first[0] == (byte)'{' || (first[0] == (byte)'[' && first[1..].TrimStart(" \t"u8) is ([] or [(byte)'{' or (byte)'[' or (byte)']', ..]));

    private static ListingForm? OfTool(ListingLines lines, KeyDecoder keys, ListingOptions options, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        if (NumberedLines.Are(lines.Start))
        {
            throw lines.Wrong("a listing of keys; these are lines with their numbers, as “cat -n” and “nl” write them: write the lines alone", first, 1);
        }

        if (ForeignTool.OfSums(first) is { } sums)
        {
            throw lines.Wrong($"a listing of keys; this looks like {sums}", first, 1);
        }

        if (OfColumns(lines, keys, options, first, second) is { } form)
        {
            return form;
        }

        return ForeignTool.Of(first, second) is { } tool ? throw lines.Wrong($"a listing of keys; this looks like {tool}", first, 1) : null;
    }

    private static ListingForm? OfColumns(ListingLines lines, KeyDecoder keys, ListingOptions options, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        // The text of “aws s3api” may begin with a line about the whole.
        var row = first.StartsWith("None\t"u8) && second.StartsWith("CONTENTS\t"u8) ? second : first;
        foreach (var mark in "\t;|,"u8)
        {
            if (SeparatedColumns.OfHeader(first, second, mark) is { } named)
            {
                return new SeparatedColumns(lines, SetDisk(lines, keys, options, SeparatedColumns.PathIn(second, mark, named)), mark, named, hasHeader: true);
            }

            var isOther = mark == (byte)'\t' && row.Count((byte)'\t') == 1;
            if (!isOther && SeparatedColumns.Of(row, mark) is { } shape && shape.Contains(Column.Size))
            {
                return new SeparatedColumns(lines, SetDisk(lines, keys, options, SeparatedColumns.PathIn(row, mark, shape)), mark, shape, hasHeader: false);
            }
        }

        return ToolColumns.Of(first, out var path) is { } columns && columns.Contains(Column.Size)
            ? new ToolColumns(lines, SetDisk(lines, keys, options, path), columns)
            : null;
    }

    private static ListingForm OfPaths(ListingLines lines, KeyDecoder keys, ListingOptions options, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        if (FindOutput.TrySize(first, out _, out var path))
        {
            if (KeyLikeness.HasMoreBefore(path, first[^(path.Length + 1)]))
            {
                throw lines.Wrong($"{Known}; this has columns that are not known here between a number and the path", first, 1);
            }

            FindOutput.TrySize(second, out _, out var next);
            return Find(lines, keys, options, path, next, hasSizes: true);
        }

        if (KeysWithSizes.Fits(first))
        {
            var key = KeysWithSizes.KeyOf(first);
            keys.Disk = IsOfDisk(key, options) ? RootOf(lines, options, key, KeysWithSizes.KeyOf(second)) : [];
            return new KeysWithSizes(lines, keys);
        }

        if (PathThenSize.Fits(first) && (second.IsEmpty || PathThenSize.Fits(second)))
        {
            return new PathThenSize(lines, SetDisk(lines, keys, options, PathThenSize.PathOf(first)));
        }

        if (IsFind(first, second))
        {
            return PathThenSize.HasSize(first) && PathThenSize.HasSize(second)
                ? throw lines.Wrong("the sizes of files alone; these are sizes behind paths, of which the first is no file’s: write “find . -type f -printf '%s\\t%p\\n'” instead", first, 1)
                : Find(lines, keys, options, first, second, hasSizes: false);
        }

        // A file at the top of a local tree has no slash.
        return KeyLikeness.Fault(lines.Start, options.Before.Length > 0) is { } fault
            ? throw lines.Wrong($"{Known}; this is no list of keys", Encoding.UTF8.GetBytes(fault), 1)
            : new PlainKeys(lines, keys);
    }

    private static bool IsFind(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second) =>
        first.StartsWith("/"u8) || first.StartsWith("./"u8) || first.SequenceEqual("."u8)
        || (!first.Contains((byte)'/') && second.Length > first.Length && second.StartsWith(first) && second[first.Length] == '/');

    // What a tool tells of a disk has paths; of a bucket it has keys.
    private static KeyDecoder SetDisk(ListingLines lines, KeyDecoder keys, ListingOptions options, ReadOnlySpan<byte> path)
    {
        keys.Disk = path.StartsWith("/"u8) && IsOfDisk(path, options) ? RootOf(lines, options, path, default) : [];
        return keys;
    }

    // A key may begin with a slash by mistake, and then its project follows at once: that mistake is found, not mended.
    private static bool IsOfDisk(ReadOnlySpan<byte> key, ListingOptions options) =>
        key.StartsWith("./"u8)
        || (key.StartsWith("/"u8) && (options.Root is ['/', ..] || FindRoot.Of(Encoding.UTF8.GetString(key), "", options) is not { Length: 1 }));

    private static FindOutput Find(
        ListingLines lines, KeyDecoder keys, ListingOptions options, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, bool hasSizes) =>
        new(lines, keys, RootOf(lines, options, first, second), hasSizes);

    private static byte[] RootOf(ListingLines lines, ListingOptions options, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second) =>
        FindRoot.Of(Encoding.UTF8.GetString(first), Encoding.UTF8.GetString(second), options)
        ?? throw lines.Wrong("a path that tells where the deposit begins, by a project’s name such as cpg0037-oasis; name that folder (--root)", first, 1);
}
