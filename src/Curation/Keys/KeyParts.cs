using Curation.Keys.Layouts;

namespace Curation.Keys;

/// <summary>
/// One key, taken apart once for all rules: its segments, its place in the layout, and what the placeholders stand for.
/// It points into buffers of its <see cref="KeyReader"/> and is gone with the next key. What differs from file to file in one folder
/// tells the reader when it is looked at, so that the check knows which rules need not look at the next file there.
/// </summary>
internal readonly ref struct KeyParts
{
    /// <summary>In bytes; hardly any file is smaller.</summary>
    public const int SmallBelow = 10;

    private readonly KeyReader reader;
    private readonly ReadOnlySpan<char> text;
    private readonly ReadOnlySpan<int> starts;
    private readonly ReadOnlySpan<Capture> captures;
    private readonly long size;

    public KeyParts(KeyReader reader, ReadOnlySpan<char> text, ReadOnlySpan<int> starts, ReadOnlySpan<Capture> captures, long size)
    {
        this.reader = reader;
        this.text = text;
        this.starts = starts;
        this.captures = captures;
        this.size = size;
    }

    public required GalleryLayout Layout { get; init; }

    /// <summary>The documented place the key has, or null.</summary>
    public PathTemplate? Place { get; init; }

    /// <summary>The place whose shape the key has, though a folder name or two may not be allowed; <see cref="Place"/> if there is one.</summary>
    public PathTemplate? Shape { get; init; }

    /// <summary>The key has no more characters than S3 takes, and all are ones that a file name may have without a remark.</summary>
    public bool IsPlain { get; init; }

    /// <summary>A segment is empty or begins with a dot or an underscore; the few keys of which this holds deserve a closer look.</summary>
    public bool StartsOddly { get; init; }

    /// <summary>Left behind by a system, an editor or a transfer: to be deleted, not to be put in its place.</summary>
    public bool IsDebris { get; init; }

    /// <summary>Repairs may be steps on the way to a documented place, which somebody follows to their end.</summary>
    public bool IsInSteps { get; init; }

    /// <summary>The key as a text of its own, made when it is first asked for; enough for a finding, too dear for every key.</summary>
    public string Key => reader.KeyOf(Text);

    /// <summary>The characters of the key.</summary>
    public ReadOnlySpan<char> Text => MarkShown(text);

    /// <summary>In bytes; negative if a listing does not tell.</summary>
    public long Size => MarkShown(size);

    /// <summary>Known to be so small that something may be wrong with it.</summary>
    public bool IsSmall => size is >= 0 and < SmallBelow;

    /// <summary>Where each segment begins, and one beyond the end of the key plus one.</summary>
    public ReadOnlySpan<int> Starts => MarkShown(starts);

    public ReadOnlySpan<Capture> Captures => MarkShown(captures);

    /// <summary>All segments; the last is the file name, empty for a folder marker.</summary>
    public int Count => starts.Length - 1;

    public ReadOnlySpan<char> this[int index]
    {
        get
        {
            var segment = text[starts[index]..(starts[index + 1] - 1)];
            return index == Count - 1 ? MarkShown(segment) : segment;
        }
    }

    public ReadOnlySpan<char> File => this[Count - 1];

    /// <summary>The key up to and including the last slash.</summary>
    public ReadOnlySpan<char> Folder => text[..starts[Count - 1]];

    public bool IsMarker => text.EndsWith('/');

    /// <summary>A file of which most rules have nothing to say: it has a documented place, a plain name, a usual size.</summary>
    public bool IsOrdinary => Place is not null && IsPlain && !StartsOddly && !IsDebris && !IsMarker && !IsSmall && Count > 1;

    /// <summary>A file whose place a structure rule may judge.</summary>
    public bool IsFileToPlace => Place is null && !IsMarker && !IsDebris;

    public bool Is(int index, string name) => index < Count && this[index].SequenceEqual(name);

    public bool IsFolder(int index) => index < Count - 1;

    /// <summary>The key is a folder or a file below this path of folders, counted from the third segment.</summary>
    public bool IsBelow(string top, string folder) => Count > 4 && Is(2, top) && Is(3, folder);

    /// <summary>The key up to and including a segment.</summary>
    public ReadOnlySpan<char> Through(int index)
    {
        var path = text[..(starts[index + 1] - 1)];
        return index == Count - 1 ? MarkShown(path) : path;
    }

    public ReadOnlySpan<char> Captured(string placeholder) =>
        (Place ?? Shape) is { } place && place.TryGetSlot(placeholder, out var slot) ? Captures[slot].In(Text) : default;

    /// <summary>The first segment that is the microscope's or the contributor's own affair; folder rules hold before it.</summary>
    public int FreeFrom
    {
        get
        {
            var free = (Place ?? Shape)?.FreeFrom ?? FreeByPosition();
            return Math.Min(free, Count - 1);
        }
    }

    // Without a place: the batch's children are ruled, and the full plate below images; what is below it is the vendor's.
    private int FreeByPosition() =>
        !Is(2, "images") || Is(4, "illum") ? int.MaxValue
        : Is(4, "images") ? 6
        : 5;

    private ReadOnlySpan<T> MarkShown<T>(ReadOnlySpan<T> part)
    {
        reader.HasShownFile = true;
        return part;
    }

    private long MarkShown(long part)
    {
        reader.HasShownFile = true;
        return part;
    }
}
