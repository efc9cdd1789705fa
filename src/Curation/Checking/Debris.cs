using System.Buffers;

namespace Curation.Checking;

/// <summary>Files and folders that systems, editors and transfers leave behind.</summary>
internal static class Debris
{
    // Every kind of debris has one of these in it, which few good keys have: one vectorised search clears the others.
    private static readonly SearchValues<string> Hints = SearchValues.Create(
        ["/.", "~", "__MACOSX", "-checkpoint.", "Thumbs.db", "desktop.ini", ".sw", ".tmp", ".temp", ".part", ".filepart", ".crdownload"],
        StringComparison.Ordinal);

    private static readonly string[] Names = ["Thumbs.db", "desktop.ini", ".ipynb_checkpoints", "__MACOSX", ".git"];

    private static readonly string[] Beginnings = [".DS_Store", "._"];

    private static readonly string[] Endings =
        ["~", ".swn", ".swo", ".swp", ".tmp", ".temp", ".part", ".partial", ".filepart", ".crdownload"];

    public static bool IsIn(string key) => (key.AsSpan().ContainsAny(Hints) || key.StartsWith('.')) && !Find(key).IsEmpty;

    /// <summary>The first segment of the key that is debris, empty if none is.</summary>
    public static ReadOnlySpan<char> Find(string key)
    {
        foreach (var range in key.AsSpan().Split('/'))
        {
            var segment = key.AsSpan(range);
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
}
