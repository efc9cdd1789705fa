using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Curation.Listings;

/// <summary>Turns the bytes of a key into text behind what is put before each key, and passes it on.</summary>
internal sealed class KeyTaker
{
    private readonly ListingLines lines;
    private readonly ListedKey each;
    private readonly int before;
    private readonly byte[] root;

    // The longest line, and what stands before it.
    private readonly char[] key;

    public KeyTaker(ListingOptions options, ListingLines lines, ListedKey each)
    {
        (this.lines, this.each, before, root) = (lines, each, options.Before.Length, Encoding.UTF8.GetBytes(options.RelativeRoot));
        key = new char[before + ListingLines.LongestLine];
        options.Before.CopyTo(key);
    }

    public void Take(ReadOnlySpan<byte> text, long size)
    {
        if (!text.StartsWith(root))
        {
            throw lines.Wrong($"a key that begins with “{Encoding.UTF8.GetString(root)}”", text);
        }

        Take(text[root.Length..], size, lines.Number);
    }

    /// <summary>Takes a path whose root was taken off already.</summary>
    public void Take(ReadOnlySpan<byte> text, long size, long number)
    {
        if (text.IsEmpty)
        {
            throw lines.Wrong("a key", text, number);
        }

        if (Utf8.ToUtf16(text, key.AsSpan(before), out var read, out var written, replaceInvalidSequences: false) != OperationStatus.Done)
        {
            throw lines.Wrong($"UTF-8 text; byte {read + 1} of the key (hexadecimal {text[read]:X2}) is none", text, number);
        }

        each(key.AsSpan(0, before + written), size);
    }
}
