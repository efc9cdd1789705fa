namespace Curation.Keys;

/// <summary>
/// The quick look before the long one: it says again, by lengths and first letters, how names end that are letters and digits alone. A test holds it
/// against the lists.
/// </summary>
internal static partial class Debris
{
    // Debris that begins with a letter shows at one of its dots. Most keys have one dot, so this is quick; what it lets through is
    // looked at again.
    private static bool HasHint(ReadOnlySpan<char> key)
    {
        for (var dot = key.IndexOf('.'); dot >= 0; dot = NextDot(key, dot))
        {
            var after = key[(dot + 1)..];
            var end = after.IndexOf('/');
            var ending = end < 0 ? after : after[..end];
            if (IsEndingOfDebris(ending) || key[..dot].EndsWith("-checkpoint") || (ending is [>= '0' and <= '9', ..] && key[..dot].EndsWith("core")))
            {
                return true;
            }
        }

        return false;
    }

    // With what it ends, or begins.
    private static bool IsEndingOfDebris(ReadOnlySpan<char> ending) => ending switch
    {
        ['s', 'b', '-', ..] or ['f', 'f', 's', '_', ..] or ['t', 'm', 'p', '.', ..] => true,
        ['o' or 'e', >= '0' and <= '9', ..] => true,
        ['r', 'c', 'l', 'o', ..] => ending.StartsWith("rclone_chunk.") || ending is "rclone_chunk" or "rclonelink",
        ['o', 'c', 'T', ..] => ending.StartsWith("ocTransferId"),
        ['s', 'y', 'n', 'c', '-', ..] => ending.StartsWith("sync-conflict-"),
        { Length: 2 } => ending.Equals("db", StringComparison.OrdinalIgnoreCase),
        { Length: 3 } => ending is "swn" or "swo" or "swp" or "swx" or "tmp" or "lnk" or "pyc" or "bak" or "old" or "lck" or "url" or "CHK"
            || ending.Equals("out", StringComparison.OrdinalIgnoreCase)
            || ending.Equals("dat", StringComparison.OrdinalIgnoreCase)
            || ending.Equals("ini", StringComparison.OrdinalIgnoreCase)
            || ending.Equals("sys", StringComparison.OrdinalIgnoreCase),
        { Length: 4 } => ending is "temp" or "part" or "orig" or "save" or "lock" or "gdoc" or "aspx" or "ytdl",
        { Length: 5 } => ending is "aria2" or "gstmp" or "minio",
        { Length: 6 } => ending is "icloud" or "laccdb" or "webloc" or "gsheet" or "nosync",
        { Length: 7 } => ending is "partial",
        { Length: 8 } => ending is "filepart" or "download" or "kate-swp" or "wget-tmp" || MadeUpNames.IsEndingOfAws(ending),
        { Length: 9 } => ending is "_COPYING_",
        { Length: 10 } => ending is "crdownload" or "opdownload" or "Identifier" or "fzdownload" or "sqlite-wal" or "sqlite-shm",
        { Length: 11 } => ending is "aspera-ckpt",
        { Length: 14 } => ending is "sqlite-journal",
        _ => false,
    };

    private static int NextDot(ReadOnlySpan<char> key, int dot)
    {
        var next = key[(dot + 1)..].IndexOf('.');
        return next < 0 ? -1 : dot + 1 + next;
    }
}
