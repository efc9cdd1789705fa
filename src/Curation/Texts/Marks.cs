using System.Buffers;
using System.Globalization;
using System.Text;

namespace Curation.Texts;

/// <summary>Characters that a reader does not see for what they are.</summary>
internal static class Marks
{
    /// <summary>What nearly all of nearly all names consist of: the letters and signs of ASCII, and its blank.</summary>
    public static readonly SearchValues<char> Common = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(letter => (char)letter)]);

    /// <summary>
    /// Nothing of it is drawn: control and direction marks, joiners and blanks of no width, fillers, selectors, tags; and what no table of characters
    /// knows, as it may be one of these.
    /// </summary>
    public static bool IsUnseen(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => true,
        _ => IsFiller(rune.Value),
    };

    /// <summary>Drawn as a blank, but another character than the blank of the keyboard.</summary>
    public static bool IsOddBlank(Rune rune) => rune.Value != ' ' && Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpaceSeparator;

    /// <summary>Where the first unseen character, or half of one, stands; negative if there is none.</summary>
    public static int IndexOfUnseen(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length;)
        {
            var plain = text[i..].IndexOfAnyExcept(Common);
            if (plain < 0)
            {
                return -1;
            }

            i += plain;
            if (Rune.DecodeFromUtf16(text[i..], out var rune, out var length) is not OperationStatus.Done || IsUnseen(rune))
            {
                return i;
            }

            i += length;
        }

        return -1;
    }

    // By Unicode letters or signs, and drawn by nobody.
    private static bool IsFiller(int value) => value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0
        or (>= 0x180B and <= 0x180F) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);
}
