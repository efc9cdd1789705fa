namespace Curation.Checking;

/// <summary>Files and folders that systems, editors and transfers leave behind.</summary>
internal static class Debris
{
    private static readonly string[] Names = ["Thumbs.db", "desktop.ini", ".ipynb_checkpoints", "__MACOSX", ".git"];

    private static readonly string[] Beginnings = [".DS_Store", "._"];

    private static readonly string[] Endings =
        ["~", ".swn", ".swo", ".swp", ".tmp", ".temp", ".part", ".partial", ".filepart", ".crdownload"];

    /// <param name="startsOddly">Whether a segment of the key begins with a dot or an underscore.</param>
    public static bool IsIn(ReadOnlySpan<char> key, bool startsOddly) =>
        (startsOddly || key.Contains('~') || HasHint(key)) && !Find(key).IsEmpty;

    /// <summary>The first segment of the key that is debris, empty if none is.</summary>
    public static ReadOnlySpan<char> Find(ReadOnlySpan<char> key)
    {
        foreach (var range in key.Split('/'))
        {
            var segment = key[range];
            if (Is(segment))
            {
                return segment;
            }
        }

        return default;
    }

    public static bool Is(ReadOnlySpan<char> segment)
    {
        foreach (var name in Names)
        {
            if (segment.SequenceEqual(name))
            {
                return true;
            }
        }

        foreach (var beginning in Beginnings)
        {
            if (segment.StartsWith(beginning))
            {
                return true;
            }
        }

        foreach (var ending in Endings)
        {
            if (segment.EndsWith(ending))
            {
                return true;
            }
        }

        return segment.Contains("-checkpoint.", StringComparison.Ordinal);
    }

    // Debris that begins with a letter shows at one of its dots. Most keys have one dot, so this is quick; what it lets through is
    // looked at again.
    private static bool HasHint(ReadOnlySpan<char> key)
    {
        for (var dot = key.IndexOf('.'); dot >= 0; dot = NextDot(key, dot))
        {
            var after = key[(dot + 1)..];
            var end = after.IndexOf('/');
            var ending = end < 0 ? after : after[..end];
            if (ending is "db" or "ini" or "swn" or "swo" or "swp" or "tmp" or "temp" or "part" or "partial" or "filepart" or "crdownload"
                || key[..dot].EndsWith("-checkpoint"))
            {
                return true;
            }
        }

        return false;
    }

    private static int NextDot(ReadOnlySpan<char> key, int dot)
    {
        var next = key[(dot + 1)..].IndexOf('.');
        return next < 0 ? -1 : dot + 1 + next;
    }
}
