namespace Curation.Keys.Layouts;

/// <summary>
/// The templates that are worth trying for a key, by the names of its third and fourth segment, which are fixed in nearly every place
/// (workspace/backend). Their order among themselves is kept, so the first that fits is the same as without the index.
/// </summary>
internal sealed class PlaceIndex
{
    private const int Top = 2;

    private readonly Dictionary<string, PathTemplate[]> byFolders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PathTemplate[]>.AlternateLookup<ReadOnlySpan<char>> bySpan;
    private readonly PathTemplate[] elsewhere;
    private readonly PathTemplate[] all;

    public PlaceIndex(PathTemplate[] templates)
    {
        bySpan = byFolders.GetAlternateLookup<ReadOnlySpan<char>>();
        all = templates;
        elsewhere = [.. templates.Where(template => Fits(template, null, null))];
        foreach (var template in templates)
        {
            if (template.LiteralAt(Top) is { } top)
            {
                byFolders.TryAdd(top, [.. templates.Where(other => Fits(other, top, null))]);
                if (template.LiteralAt(Top + 1) is { } below)
                {
                    byFolders.TryAdd($"{top}/{below}", [.. templates.Where(other => Fits(other, top, below))]);
                }
            }
        }
    }

    public PathTemplate[] Candidates(ReadOnlySpan<char> key, ReadOnlySpan<int> starts)
    {
        var count = starts.Length - 1;
        if (count > Top + 1 && bySpan.TryGetValue(Folders(key, starts, Top + 1), out var both))
        {
            return both;
        }

        return count > Top && bySpan.TryGetValue(Folders(key, starts, Top), out var one) ? one : elsewhere;
    }

    /// <summary>The same without a look at the file's name, which in a short key is one of the names that the index looks at.</summary>
    public PathTemplate[] CandidatesInFolder(ReadOnlySpan<char> key, ReadOnlySpan<int> starts) =>
        starts.Length - 1 > Top + 2 ? Candidates(key, starts) : all;

    private static ReadOnlySpan<char> Folders(ReadOnlySpan<char> key, ReadOnlySpan<int> starts, int last) =>
        key[starts[Top]..(starts[last + 1] - 1)];

    /// <summary>Null stands for a name that is no literal of any template: there only placeholders fit.</summary>
    private static bool Fits(PathTemplate template, string? top, string? below) =>
        (template.LiteralAt(Top) is not { } its || its == top) && (template.LiteralAt(Top + 1) is not { } next || next == below);
}
