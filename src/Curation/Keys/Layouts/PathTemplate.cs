namespace Curation.Keys.Layouts;

/// <summary>One documented place of the gallery: the shape of a key from the project to the file.</summary>
internal sealed class PathTemplate
{
    private readonly (int Index, string Text)[] literals;
    private readonly (int Index, SegmentPattern Pattern)[] patterns;
    private readonly SegmentPattern[] segments;
    private readonly bool isOpen;
    private readonly Dictionary<string, int> slots = [];

    public PathTemplate(string id, string text, SegmentPattern[] segments, IReadOnlyCollection<Placeholder> holes)
    {
        Id = id;
        Text = text;
        this.segments = segments;
        isOpen = segments[^1].Whole is { Kind: PlaceholderKind.Rest };
        literals = [.. segments.Index().Where(s => s.Item.IsLiteral).Select(s => (s.Index, s.Item.Literal))];
        patterns = [.. segments.Index().Where(s => !s.Item.IsLiteral).Select(s => (s.Index, s.Item))];
        foreach (var hole in holes)
        {
            slots[hole.Name] = hole.Slot;
        }

        FreeFrom = isOpen ? segments.Length - 1 : int.MaxValue;
        Batch = Array.FindIndex(segments, segment => segment.Whole is { Name: "batch" });
    }

    /// <summary>The id of the place, such as <c>N-ILLUM</c>; lines of one place share it.</summary>
    public string Id { get; }

    /// <summary>The line as it stands in the layout file.</summary>
    public string Text { get; }

    /// <summary>The first segment of the free tree, past every key if there is none.</summary>
    public int FreeFrom { get; }

    /// <summary>The segment of the batch, -1 if the place has none.</summary>
    public int Batch { get; }

    public int Depth => segments.Length;

    public string? LiteralAt(int index) => index < segments.Length && segments[index].IsLiteral ? segments[index].Literal : null;

    public bool TryGetSlot(string name, out int slot) => slots.TryGetValue(name, out slot);

    /// <summary>
    /// Whether the key fits. Leniently, a folder named by a single placeholder may have any name: the shape is right, and
    /// what is wrong with the name is another rule's finding.
    /// </summary>
    public bool Fits(ReadOnlySpan<char> key, ReadOnlySpan<int> starts, Span<Capture> captures, bool lenient)
    {
        var count = starts.Length - 1;
        if (isOpen ? count < segments.Length : count != segments.Length)
        {
            return false;
        }

        // Literals first: they are cheap to compare and rule out nearly every template.
        foreach (var (index, text) in literals)
        {
            if (!key[starts[index]..(starts[index + 1] - 1)].SequenceEqual(text))
            {
                return false;
            }
        }

        foreach (var (index, pattern) in patterns)
        {
            if (!FitsAt(index, pattern, key, starts, captures, lenient))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Whether files may lie in the folder of this key, whatever they are called: all is compared but the file name. What the placeholders of
    /// the folders stand for is written to <paramref name="captures"/>, for <see cref="FitsFile"/>.
    /// </summary>
    public bool FitsFolders(ReadOnlySpan<char> key, ReadOnlySpan<int> starts, Span<Capture> captures)
    {
        var count = starts.Length - 1;
        if (isOpen ? count < segments.Length : count != segments.Length)
        {
            return false;
        }

        var folders = Math.Min(count - 1, segments.Length);
        for (var index = 0; index < folders; index++)
        {
            if (!FitsAt(index, segments[index], key, starts, captures, lenient: false))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the file fits that begins at <paramref name="start"/>, in a folder of <paramref name="count"/> - 1 names that does.</summary>
    public bool FitsFile(ReadOnlySpan<char> key, int start, int count, Span<Capture> captures) =>
        count > segments.Length ? start < key.Length : segments[^1].Fits(key, start, key.Length, captures);

    /// <summary>How many folders and names from the left agree.</summary>
    public int Agreement(ReadOnlySpan<char> key, ReadOnlySpan<int> starts, Span<Capture> captures)
    {
        var shared = Math.Min(starts.Length - 1, segments.Length);
        for (var index = 0; index < shared; index++)
        {
            if (!FitsAt(index, segments[index], key, starts, captures, lenient: true))
            {
                return index;
            }
        }

        return shared;
    }

    private bool FitsAt(int index, SegmentPattern pattern, ReadOnlySpan<char> key, ReadOnlySpan<int> starts, Span<Capture> captures, bool lenient)
    {
        var start = starts[index];
        var end = isOpen && index == segments.Length - 1 ? key.Length : starts[index + 1] - 1;
        if (lenient && index < segments.Length - 1 && pattern.Whole is { IsRepeated: false } hole)
        {
            captures[hole.Slot] = new Capture(start, end - start);
            return end > start;
        }

        return pattern.Fits(key, start, end, captures);
    }
}
