using System.Buffers;
using System.Text.Unicode;
using System.Text;

namespace Curation.Listings;

/// <summary>Turns the bytes of a key into text behind what is put before each key, and passes it on.</summary>
internal sealed class KeyDecoder
{
    // An ETag has 32 digits, and after a hyphen the number of parts; a longer text is none.
    private const int LongestTag = 128;

    private readonly ListingLines lines;
    private readonly ListedKey each;
    private readonly int before;
    private readonly byte[] root;
    private readonly long most;
    private readonly char[] tagChars = new char[LongestTag];
    private long count;

    // The longest line, and what stands before it.
    private readonly char[] key;

    public KeyDecoder(ListingOptions options, ListingLines lines, ListedKey each)
    {
        (this.lines, this.each, before, root) = (lines, each, options.Before.Length, Encoding.UTF8.GetBytes(options.RelativeRoot));
        most = options.MostKeys;
        key = new char[before + ListingLines.LongestLine];
        options.Before.CopyTo(key);
    }

    /// <summary>The part of each path from the root of a disk that is no part of its key; empty if the listing has keys.</summary>
    public byte[] Disk { get; set; } = [];

    /// <param name="tag">The ETag as the listing has it, quotes included; empty if it tells none.</param>
    public void Decode(ReadOnlySpan<byte> text, long size, ReadOnlySpan<byte> tag = default)
    {
        if (Disk.Length > 0)
        {
            Decode(text.StartsWith(Disk) ? text[Disk.Length..] : throw lines.Wrong($"a path that begins with “{Encoding.UTF8.GetString(Disk)}”, as the others do", text), size, lines.Number, tag);
            return;
        }

        if (!text.StartsWith(root))
        {
            throw lines.Wrong($"a key that begins with “{Encoding.UTF8.GetString(root)}”", text);
        }

        Decode(text[root.Length..], size, lines.Number, tag);
    }

    /// <summary>Takes a path whose root was taken off already.</summary>
    public void Decode(ReadOnlySpan<byte> text, long size, long number, ReadOnlySpan<byte> tag = default)
    {
        if (++count > most)
        {
            throw lines.Wrong($"at most {most:N0} keys; there are more. List the parts of the deposit one by one", text, number);
        }

        if (text.IsEmpty)
        {
            throw lines.Wrong("a key", text, number);
        }

        if (Utf8.ToUtf16(text, key.AsSpan(before), out var read, out var written, replaceInvalidSequences: false) != OperationStatus.Done)
        {
            throw lines.Wrong($"UTF-8 text; byte {read + 1} of the key (hexadecimal {text[read]:X2}) is none", text, number);
        }

        each(key.AsSpan(0, before + written), size, tag.IsEmpty ? default : Tag(tag));
    }

    // A field of CSV has the quotes of an ETag doubled.
    private ReadOnlySpan<char> Tag(ReadOnlySpan<byte> tag)
    {
        tag = tag.Trim((byte)'"');
        return tag.Length <= LongestTag && Ascii.ToUtf16(tag, tagChars, out var length) is OperationStatus.Done ? tagChars.AsSpan(0, length) : default;
    }
}

/// <summary>Takes one key of a listing; key and tag are gone when the call returns.</summary>
/// <param name="size">In bytes; negative if the listing does not tell.</param>
/// <param name="tag">The ETag without quotes; empty if the listing does not tell.</param>
public delegate void ListedKey(ReadOnlySpan<char> key, long size, ReadOnlySpan<char> tag);
