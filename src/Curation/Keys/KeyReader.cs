using System.Buffers;
using Curation.Keys.Layouts;

namespace Curation.Keys;

/// <summary>Takes keys apart, one after another, in buffers it keeps: a key costs no memory. Not for use by two threads.</summary>
internal sealed class KeyReader(GalleryLayout layout)
{
    /// <summary>In bytes, by S3; plain characters are one byte each.</summary>
    public const int LongestKey = 1024;

    private static readonly SearchValues<char> PlainChars =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-/");

    private readonly Capture[] captures = new Capture[layout.Slots];

    // Grows to the deepest key seen; S3 allows 1,024 bytes, so 1,025 segments at most unless a caller invents longer keys.
    private int[] starts = new int[64];
    private bool startsOddly;
    private string? whole;

    /// <summary>Somebody looked at what differs from file to file in one folder, since this was last set to false.</summary>
    public bool HasShownFile { get; set; }

    /// <summary>Whether the repairs of the keys that are read may be single steps.</summary>
    public bool IsInSteps { get; set; }

    public KeyParts Read(string key, long size)
    {
        var parts = Read(key.AsSpan(), size);
        whole = key;
        return parts;
    }

    public KeyParts Read(ReadOnlySpan<char> key, long size)
    {
        whole = null;
        var bounds = Split(key);
        var place = layout.Find(key, bounds, captures, lenient: false);
        return new KeyParts(this, key, bounds, captures, size)
        {
            Layout = layout,
            Place = place,
            Shape = place ?? layout.Find(key, bounds, captures, lenient: true),
            IsPlain = key.Length is > 0 and <= LongestKey && !key.ContainsAnyExcept(PlainChars),
            StartsOddly = startsOddly,
            IsInSteps = IsInSteps,
            IsDebris = Debris.IsIn(key, startsOddly),
        };
    }

    /// <summary>The key that was read last, as a text of its own.</summary>
    public string KeyOf(ReadOnlySpan<char> text) => whole ??= text.ToString();

    /// <summary>The documented place that a key, such as a proposed repair, has; null if it has none.</summary>
    public static PathTemplate? PlaceOf(string key, GalleryLayout layout) => new KeyReader(layout).Read(key, size: -1).Place;

    private ReadOnlySpan<int> Split(ReadOnlySpan<char> key)
    {
        var count = 0;
        var start = 0;
        startsOddly = false;
        while (true)
        {
            Put(count++, start);
            var length = key[start..].IndexOf('/');
            startsOddly |= length == 0 || (start < key.Length && key[start] is ('.' or '_'));
            if (length < 0)
            {
                break;
            }

            start += length + 1;
        }

        Put(count, key.Length + 1);
        return starts.AsSpan(0, count + 1);
    }

    private void Put(int index, int start)
    {
        if (index == starts.Length)
        {
            Array.Resize(ref starts, starts.Length * 2);
        }

        starts[index] = start;
    }
}
