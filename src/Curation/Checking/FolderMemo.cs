using System.Buffers;
using Curation.Checking.Layouts;

namespace Curation.Checking;

/// <summary>
/// What is known of the files of one folder, so that of a next ordinary file there only the name is looked at: a listing is sorted, and a
/// plate has thousands of files in one folder. A file is ordinary if it has a documented place, plain characters and a usual size, and
/// is no debris; rules declare what they may find about such files. The memo only ever proves that nothing is to be found: a file that it
/// cannot vouch for is checked in full. Memory: one key, and what it captured for each line of the layout.
/// </summary>
internal sealed class FolderMemo
{
    // Plain characters are one byte each, so this many are never too long for S3.
    private const int LongestKey = 1024;

    private const string PlainLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";

    private static readonly SearchValues<char> PlainInFile = SearchValues.Create(PlainLetters);
    private static readonly SearchValues<byte> PlainBytesInFile = SearchValues.Create([.. PlainLetters.Select(letter => (byte)letter)]);

    private readonly KeyRule[] rules;
    private readonly KeyRule[] minding;
    private readonly Slot[] slots;

    // The folder with its slash; behind it is room for the name of a file.
    private readonly char[] text = new char[LongestKey];
    private readonly byte[] bytes = new byte[LongestKey];
    private int length;
    private int depth;
    private int mindingCount;
    private int slotCount;

    public FolderMemo(RulePack pack)
    {
        rules = pack.KeyRules;
        minding = new KeyRule[rules.Length];
        slots = [.. pack.Layout.Templates.Select(_ => new Slot(pack.Layout.Slots))];
    }

    /// <summary>Remembers the folder of a key, and with which folder files of its place are counted. Nothing if it is not ordinary.</summary>
    public void Learn(in KeyParts key, FolderEntry countedWith)
    {
        if (!IsOrdinary(key))
        {
            return;
        }

        if (!IsKnown(key.Text[..key.Starts[key.Count - 1]]))
        {
            Enter(key);
        }

        for (var i = 0; i < slotCount; i++)
        {
            if (slots[i].Place == key.Place)
            {
                slots[i].CountedWith = countedWith;
            }
        }
    }

    /// <summary>Where to count an ordinary file of the folder that was learnt, about which no rule has anything to say; null of any other key.</summary>
    public FolderEntry? Vouch(ReadOnlySpan<char> key, long size)
    {
        if (!MayBeOrdinary(key.Length, size) || !key.StartsWith(text.AsSpan(0, length)))
        {
            return null;
        }

        var file = key[length..];
        return file.ContainsAnyExcept(PlainInFile) ? null : Vouch(key, file);
    }

    /// <summary>The same for a key in UTF-8.</summary>
    public FolderEntry? Vouch(ReadOnlySpan<byte> key, long size)
    {
        if (!MayBeOrdinary(key.Length, size) || !key.StartsWith(bytes.AsSpan(0, length)))
        {
            return null;
        }

        var file = key[length..];
        if (file.ContainsAnyExcept(PlainBytesInFile))
        {
            return null;
        }

        System.Text.Ascii.ToUtf16(file, text.AsSpan(length), out _);
        var whole = text.AsSpan(0, key.Length);
        return Vouch(whole, whole[length..]);
    }

    private bool MayBeOrdinary(int keyLength, long size) =>
        length > 0 && keyLength > length && keyLength <= LongestKey && size is < 0 or >= OrdinaryFile.LeastSize;

    private FolderEntry? Vouch(ReadOnlySpan<char> key, ReadOnlySpan<char> file)
    {
        if (file[0] is '.' or '_' || Debris.IsIn(file, startsOddly: false))
        {
            return null;
        }

        for (var i = 0; i < mindingCount; i++)
        {
            if (minding[i].MindsFile(file))
            {
                return null;
            }
        }

        // As in a full check, the first place that fits is the one.
        for (var i = 0; i < slotCount; i++)
        {
            if (slots[i].Place!.FitsFile(key, length, depth, slots[i].Captures))
            {
                return slots[i].CountedWith;
            }
        }

        return null;
    }

    private bool IsKnown(ReadOnlySpan<char> folder) => folder.SequenceEqual(text.AsSpan(0, length));

    private void Enter(in KeyParts key)
    {
        depth = key.Count;
        length = key.Starts[depth - 1];
        key.Text[..length].CopyTo(text);
        System.Text.Ascii.FromUtf16(key.Text[..length], bytes, out _);
        mindingCount = 0;
        foreach (var rule in rules)
        {
            if (rule.MindsFolder(key))
            {
                minding[mindingCount++] = rule;
            }
        }

        slotCount = 0;
        foreach (var place in key.Layout.CandidatesInFolder(key.Text, key.Starts))
        {
            if (place.FitsFolders(key.Text, key.Starts, slots[slotCount].Captures))
            {
                slots[slotCount].Place = place;
                slots[slotCount++].CountedWith = null;
            }
        }
    }

    private static bool IsOrdinary(in KeyParts key) =>
        key is { Place: not null, IsPlain: true, StartsOddly: false, IsDebris: false, IsMarker: false, Count: > 1, Text.Length: <= LongestKey };

    /// <summary>A place that files of the folder may have.</summary>
    private sealed class Slot(int captures)
    {
        public PathTemplate? Place { get; set; }

        public Capture[] Captures { get; } = new Capture[captures];

        /// <summary>Null until a file of this place was checked in full.</summary>
        public FolderEntry? CountedWith { get; set; }
    }
}
