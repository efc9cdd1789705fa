using System.Buffers;

namespace Curation.Listings;

/// <summary>Names what a text is that is no listing of keys, or one that does not tell sizes, and says what to write instead.</summary>
internal static class ForeignTool
{
    public const string Sums =
        "the output of a “du”, as s3cmd, s5cmd, mc and gsutil have it, which sums up folders; write “s3cmd ls -r”, “s5cmd ls” with a “*” at the end, “mc ls -r --json” or “gsutil ls -lr” instead";

    private const string PowerShell = "the page “Check before you upload” and docs/cpg.md have lines for PowerShell";
    private const string Find = "write “find . -type f -printf '%s\\t%p\\n'” instead";

    private static readonly SearchValues<byte> Permissions = SearchValues.Create("drwxlstST-"u8);

    public static string? Of(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second) =>
        OfFile(first) ?? OfBucketTool(first) ?? OfDisk(first, second) ?? OfNumbers(first)
        ?? (first[0] is (byte)' ' or (byte)'\t' ? "a table with blanks at its left; write keys alone, or a key, a tab and its size in bytes" : null);

    /// <summary>Sums of what a folder holds, in which its address stands where a key would.</summary>
    public static string? OfSums(ReadOnlySpan<byte> line)
    {
        var isCounted = line.IndexOf(" objects s3://"u8) > 0 || line.IndexOf(" objects: s3://"u8) > 0 || line.IndexOf(" objects\t"u8) > 0;
        var isFolder = line.EndsWith("/"u8) && line.IndexOf("://"u8) > 0 && ToolColumns.Of(line, out _) is [Column.Size];
        return isCounted || isFolder ? Sums : null;
    }

    private static string? OfFile(ReadOnlySpan<byte> line) =>
        line.StartsWith("version https://git-lfs"u8) ? "a Git LFS pointer, not the file it stands for: fetch that with “git lfs pull”"
        : line[0] == (byte)'<' ? "XML or HTML"
        : line.StartsWith("Archive: "u8) ? $"the output of “unzip -l”; unpack the archive and {Find}"
        : line.StartsWith("#!"u8) ? "a script"
        : line.StartsWith("[1,"u8) ? $"the export of ncdu; {Find}"
        : null;

    private static string? OfBucketTool(ReadOnlySpan<byte> line)
    {
        var rest = line.TrimStart((byte)' ');
        if (line[0] == (byte)'[' && line.Length > 1 && Columns.IsTime(line[1..Math.Min(line.Length, 11)]))
        {
            return "the output of “mc ls”, which rounds sizes; write “mc ls -r --json” instead";
        }

        if (rest.StartsWith("DIR "u8))
        {
            return "folders of “s5cmd ls” or “s3cmd ls”; list recursively, with a “*” at the end of the address or with -r";
        }

        if (line.StartsWith("(dryrun) "u8) || line.StartsWith("upload: "u8) || line.StartsWith("copy: "u8) || line.StartsWith("download: "u8))
        {
            return "the output of “aws s3 sync” or “cp”; write “aws s3 ls --recursive” instead";
        }

        if (line.IndexOf(" metageneration="u8) >= 0)
        {
            return "the output of “gsutil ls -a”, which lists every version; write “gsutil ls -lr” without it";
        }

        if (rest.StartsWith("4_z"u8) && rest.Contains((byte)' '))
        {
            return "the output of “b2 ls --long”; write “b2 ls -r --json” instead";
        }

        if ((line.StartsWith("----"u8) && !IsPermissions(line)) || line.StartsWith("+--"u8) || line.StartsWith("| "u8))
        {
            return "a drawn table, as “--output table” writes it; write “--output json” instead, or “aws s3 ls --recursive”";
        }

        if (line.StartsWith("Contents:"u8) || line.StartsWith("- ETag:"u8) || line.StartsWith("- Key:"u8))
        {
            return "YAML; write “--output json” instead, or “aws s3 ls --recursive”";
        }

        // 1f0a… key, and of BSD: MD5 (key) = 1f0a…
        if ((Columns.IsHash(line[..(line.IndexOf((byte)' ') is var end and > 0 ? end : 0)]) && line.Contains((byte)'/'))
            || line.IndexOf(") = "u8) is > 0 and var close && Columns.IsHash(line[(close + 4)..]))
        {
            return
                "checksums, as “md5sum” and “rclone hashsum” write them, without sizes; write “rclone lsf -R --files-only --format ps” or “find” instead";
        }

        return line.IndexOf("://"u8) is > 0 and < 8 ? "addresses; take the part up to the bucket’s name off each line" : OfColumns(line);
    }

    private static string? OfColumns(ReadOnlySpan<byte> line)
    {
        if (ToolColumns.Of(line, out _) is { } columns && columns.Contains(Column.RoundedSize))
        {
            return line.Length > 4 && line[4] == (byte)'/'
                ? "the output of “s5cmd ls --humanize”, which rounds sizes; write “s5cmd ls” without it"
                : "the output of a tool that rounds sizes, such as “gsutil ls -lh” or “s3cmd ls -H”; write them in bytes, without -h, -H or --human-readable";
        }

        foreach (var mark in "\t;|,"u8)
        {
            if (SeparatedColumns.Of(line, mark) is { } shape && !shape.Contains(Column.Size))
            {
                return shape.Contains(Column.RoundedSize)
                    ? "the output of a tool that rounds sizes, such as “du -h” or “rclone --human-readable”; write them in bytes"
                    : "paths with times or checksums beside them and no sizes; write the size in bytes as well, as “rclone lsf -R --files-only --format ps” does";
            }
        }

        return null;
    }

    private static string? OfDisk(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        var rest = first.TrimStart(" \""u8);
        var blank = rest.IndexOf((byte)' ');

        // find -ls: inode, blocks, then what ls -l writes.
        var third = blank < 0 ? default : rest[blank..].TrimStart((byte)' ');
        var afterBlocks = third.IndexOf((byte)' ') is var end and > 0 ? third[end..].TrimStart((byte)' ') : default;
        return Columns.IsSize(blank < 0 ? default : rest[..blank]) && IsPermissions(afterBlocks) ? $"the output of “find -ls”; {Find}"
            : first.StartsWith("total "u8) || IsPermissions(first) || IsPermissions(second) ? $"the output of “ls -l” or “tar -tv”; {Find}"
            : first.EndsWith(":"u8) && !first.Contains((byte)' ') ? $"the output of “ls -R”; {Find}"
            : IsTree(first) || IsTree(second) ? $"the output of “tree”; {Find}"
            : first.Contains((byte)'\\') && !first.Contains((byte)'/') ? $"Windows paths; {PowerShell}"
            : rest.StartsWith("Volume in drive"u8) || rest.StartsWith("Directory of"u8) || rest.StartsWith("Directory: "u8)
                || rest.StartsWith("FullName"u8) || rest.StartsWith("Folder PATH listing"u8) || rest.StartsWith("#TYPE System.IO"u8)
                ? $"what Windows or PowerShell shows of a folder; {PowerShell}"
            : null;
    }

    // Which of them is the size nobody can tell: 1705312800 2768896 path; path,2768896,1705312800.
    private static string? OfNumbers(ReadOnlySpan<byte> line)
    {
        foreach (var mark in "\t;|, "u8)
        {
            if (HasTwoBefore(line, mark) || HasTwoBehind(line, mark))
            {
                return $"two numbers beside a path, such as a size and a time in seconds of “stat” or “find -printf”; {Find}";
            }
        }

        return null;
    }

    private static bool HasTwoBefore(ReadOnlySpan<byte> line, byte mark)
    {
        var rest = line.TrimStart((byte)' ');
        for (var i = 0; i < 2; i++)
        {
            var end = rest.IndexOf(mark);
            if (end < 0 || !Columns.IsSize(rest[..end]))
            {
                return false;
            }

            rest = rest[end..].TrimStart(mark);
        }

        return rest.Contains((byte)'/');
    }

    private static bool HasTwoBehind(ReadOnlySpan<byte> line, byte mark)
    {
        var rest = line.TrimEnd((byte)' ');
        for (var i = 0; i < 2; i++)
        {
            var at = rest.LastIndexOf(mark);
            if (at < 0 || !Columns.IsSize(rest[(at + 1)..]))
            {
                return false;
            }

            rest = rest[..at].TrimEnd(mark);
        }

        var slash = rest.LastIndexOf((byte)'/');
        return slash >= 0 && KeyLikeness.HasEnding(rest[(slash + 1)..]);
    }

    private static bool IsTree(ReadOnlySpan<byte> line) =>
        line.IndexOf("├──"u8) >= 0 || line.IndexOf("└──"u8) >= 0 || line.StartsWith("|-- "u8) || line.StartsWith("`-- "u8)
        || (line.StartsWith("["u8) && line.IndexOf((byte)']') is var end and > 1 && Columns.Of(line[1..end]) is Column.Size or Column.RoundedSize);

    private static bool IsPermissions(ReadOnlySpan<byte> line) =>
        line.Length > 10
        && !line[..10].ContainsAnyExcept(Permissions)
        && line[..10].Contains((byte)'-')
        && line[10] is (byte)' ' or (byte)'.' or (byte)'+';
}
