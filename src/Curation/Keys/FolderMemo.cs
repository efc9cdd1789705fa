using System.Buffers;
using System.Text;
using Curation.Keys.Layouts;

namespace Curation.Keys;

/// <summary>
/// What is known of the files of one folder, so that of the next ordinary file there only the name is looked at: a listing is sorted, and a
/// plate has thousands of files in one folder. It learns from clean files that are checked in full: a rule that found nothing, and did
/// not look at anything that differs from file to file, finds nothing about the next file of the same place either; one that did look
/// is asked by <see cref="KeyRule.MindsName"/>. A file that the memo cannot vouch for is checked in full, and a file of another folder ends it,
/// so that rules that remember the last folder are right as well. Memory: one key, and a list of rules for each line of the layout.
/// </summary>
internal sealed class FolderMemo(GalleryLayout layout, int rules)
{
    private const string PlainLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";

    private static readonly SearchValues<char> PlainInFile = SearchValues.Create(PlainLetters);
    private static readonly SearchValues<byte> PlainBytesInFile = SearchValues.Create(Encoding.ASCII.GetBytes(PlainLetters));

    private readonly FolderPlaces places = new(layout, rules);
    private readonly KeyRule[] lookers = new KeyRule[rules];

    // The folder with its slash; behind it is room for the name of a file.
    private readonly char[] text = new char[KeyReader.LongestKey];
    private readonly byte[] bytes = new byte[KeyReader.LongestKey];
    private int length;
    private int lookerCount;

    /// <summary>A key is about to be checked in full.</summary>
    public void Begin() => lookerCount = 0;

    /// <summary>Takes down whether a rule looked at what differs from file to file.</summary>
    public void Note(KeyRule rule, bool hasLooked)
    {
        if (hasLooked)
        {
            lookers[lookerCount++] = rule;
        }
    }

    /// <summary>Learns from a key that was checked in full, and with which folder it is counted.</summary>
    public void Remember(in KeyParts key, bool isClean, FolderEntry countedWith)
    {
        var isHere = key.Folder.SequenceEqual(text.AsSpan(0, length));
        if (!isHere)
        {
            length = 0;
        }

        if (!isClean || !key.IsOrdinary)
        {
            return;
        }

        if (!isHere)
        {
            key.Folder.CopyTo(text);
            length = key.Folder.Length;
            Ascii.FromUtf16(key.Folder, bytes, out _);
            places.Enter(key);
        }

        places.Remember(key.Place!, lookers.AsSpan(0, lookerCount), countedWith);
    }

    /// <summary>Where to count an ordinary file of the folder, about which no rule finds anything; null of any other key.</summary>
    public FolderEntry? FindClean(ReadOnlySpan<char> key, long size)
    {
        if (!MayBeOrdinary(key.Length, size) || !key.StartsWith(text.AsSpan(0, length)))
        {
            return null;
        }

        var file = key[length..];
        return file.ContainsAnyExcept(PlainInFile) ? null : FindClean(key, file);
    }

    /// <summary>The same for a key in UTF-8.</summary>
    public FolderEntry? FindClean(ReadOnlySpan<byte> key, long size)
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

        Ascii.ToUtf16(file, text.AsSpan(length), out _);
        return FindClean(text.AsSpan(0, key.Length), text.AsSpan(length, file.Length));
    }

    private bool MayBeOrdinary(int keyLength, long size) =>
        length > 0 && keyLength > length && keyLength <= KeyReader.LongestKey && size is < 0 or >= KeyParts.SmallBelow;

    private FolderEntry? FindClean(ReadOnlySpan<char> key, ReadOnlySpan<char> file) =>
        file[0] is '.' or '_' || Debris.IsPlain(file) ? null : places.FindClean(key, length);
}
