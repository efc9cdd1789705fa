using Curation.Checking.Layouts;

namespace Curation.Checking;

/// <summary>
/// One key, taken apart once for all rules: its segments, its place in the layout, and what the placeholders stand for.
/// It points into buffers of its <see cref="KeyReader"/> and is gone with the next key.
/// </summary>
internal readonly ref struct KeyParts
{
    /// <summary>The key as a text of its own, made when it is first asked for; enough for a finding, too dear for every key.</summary>
    public string Key => Reader.KeyOf(Text);

    /// <summary>The characters of the key.</summary>
    public required ReadOnlySpan<char> Text { get; init; }

    public required KeyReader Reader { get; init; }

    /// <summary>In bytes; negative if a listing does not tell.</summary>
    public required long Size { get; init; }

    public required GalleryLayout Layout { get; init; }

    /// <summary>Where each segment begins, and one beyond the end of the key plus one.</summary>
    public required ReadOnlySpan<int> Starts { get; init; }

    public required ReadOnlySpan<Capture> Captures { get; init; }

    /// <summary>The documented place the key has, or null.</summary>
    public PathTemplate? Place { get; init; }

    /// <summary>The place whose shape the key has, though a folder name or two may not be allowed; <see cref="Place"/> if there is one.</summary>
    public PathTemplate? Shape { get; init; }

    /// <summary>All characters are ones that a file name may have without a remark.</summary>
    public bool IsPlain { get; init; }

    /// <summary>A segment is empty or begins with a dot or an underscore; the few keys of which this holds deserve a closer look.</summary>
    public bool StartsOddly { get; init; }

    /// <summary>Left behind by a system, an editor or a transfer: to be deleted, not to be put in its place.</summary>
    public bool IsDebris { get; init; }

    /// <summary>All segments; the last is the file name, empty for a folder marker.</summary>
    public int Count => Starts.Length - 1;

    public ReadOnlySpan<char> this[int index] => Text[Starts[index]..(Starts[index + 1] - 1)];

    public ReadOnlySpan<char> File => this[Count - 1];

    public bool IsMarker => Text.EndsWith('/');

    /// <summary>A file whose place a structure rule may judge.</summary>
    public bool IsFileToPlace => Place is null && !IsMarker && !IsDebris;

    public bool Is(int index, string name) => index < Count && this[index].SequenceEqual(name);

    public bool IsFolder(int index) => index < Count - 1;

    /// <summary>The key is a folder or a file below this path of folders, counted from the third segment.</summary>
    public bool IsBelow(string top, string folder) => Count > 4 && Is(2, top) && Is(3, folder);

    /// <summary>The key up to and including a segment.</summary>
    public ReadOnlySpan<char> Through(int index) => Text[..(Starts[index + 1] - 1)];

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
}
