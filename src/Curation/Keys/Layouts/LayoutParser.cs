namespace Curation.Keys.Layouts;

/// <summary>Reads the layout file line by line and says of a bad line which it is and what is wrong.</summary>
internal sealed class LayoutParser
{
    private readonly Dictionary<string, PlaceholderKind> kinds = [];
    private readonly Dictionary<string, int> slots = [];
    private readonly List<PathTemplate> templates = [];
    private readonly HashSet<string> ids = [];
    private readonly List<string> lines = [];
    private string? version;
    private int line;

    public GalleryLayout Parse(string text)
    {
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            line++;
            var comment = raw.IndexOf('#');
            var words = (comment < 0 ? raw : raw[..comment]).ToString().Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 0)
            {
                Read(words);
                lines.Add(string.Join(' ', words));
            }
        }

        return version is null ? throw Wrong("no line states the version; add one such as “version 2026.08.17”.")
            : templates.Count == 0 ? throw Wrong("no line describes a place.")
            : new GalleryLayout(version, string.Join('\n', lines), templates, slots.Count);
    }

    private void Read(string[] words)
    {
        switch (words)
        {
            case ["version", var stated]:
                version = version is null ? stated : throw Wrong("the version is stated twice.");
                break;
            case ["version", ..]:
                throw Wrong("a version is one word, such as “version 2026.08.17”.");
            case ["where", .. var names, "is", var kind] when names.Length > 0:
                Declare(names, kind);
                break;
            case ["where", ..]:
                throw Wrong("a declaration reads “where {name} is kind”.");
            case [var id, var path]:
                AddPlace(id, path);
                break;
            default:
                throw Wrong($"a place is an id and a path, with blanks between them only; “{string.Join(' ', words)}” has {words.Length} words.");
        }
    }

    private void Declare(string[] names, string kindName)
    {
        if (!Enum.TryParse<PlaceholderKind>(kindName, ignoreCase: true, out var kind) || char.IsAsciiDigit(kindName[0]))
        {
            var known = string.Join(", ", Enum.GetNames<PlaceholderKind>()).ToLowerInvariant();
            throw Wrong($"“{kindName}” is not a kind of placeholder; the kinds are {known}.");
        }

        foreach (var name in names)
        {
            if (name is not ['{', .. { Length: > 0 } inner, '}'])
            {
                throw Wrong($"a placeholder stands in braces, “{name}” does not.");
            }

            if (!kinds.TryAdd(inner, kind))
            {
                throw Wrong($"{name} is declared twice.");
            }

            slots[inner] = slots.Count;
        }
    }

    private void AddPlace(string id, string path)
    {
        if (!id.StartsWith("N-", StringComparison.Ordinal))
        {
            throw Wrong($"the id of a place begins with “N-”, “{id}” does not.");
        }

        if (!ids.Add(id) && templates[^1].Id != id)
        {
            throw Wrong($"lines of one place stand together, but {id} stood further up.");
        }

        foreach (var flat in LayoutBrackets.Expand(path, Wrong))
        {
            templates.Add(Build(id, path, flat));
        }
    }

    private PathTemplate Build(string id, string path, string flat)
    {
        var seen = new Dictionary<string, Placeholder>();
        var names = flat.Split('/');
        var segments = new SegmentPattern[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            segments[i] = new SegmentParser(kinds, slots, seen, Wrong).Parse(names[i], isLast: i == names.Length - 1);
        }

        return new PathTemplate(id, path, segments, seen.Values);
    }

    private LayoutException Wrong(string what) => new(line, what);
}

/// <summary>A layout file cannot be used; the message names the line and what to change in it.</summary>
public sealed class LayoutException(int line, string what) : Exception($"Line {line} of the layout: {what}")
{
    public int Line { get; } = line;
}
