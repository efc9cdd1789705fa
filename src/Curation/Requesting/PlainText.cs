using System.Globalization;
using System.Text;

namespace Curation.Requesting;

/// <summary>Texts that people write and others read: bounded, and nothing in them that is not seen.</summary>
internal static class PlainText
{
    /// <summary>As it is kept: lines end with line feeds, no blanks around it.</summary>
    public static string Of(string? typed) => (typed ?? "").ReplaceLineEndings("\n").Trim();

    /// <summary>What is wrong with a text; null if nothing is. Silence is not judged here.</summary>
    public static string? Fault(string? typed, string what, int longest, bool manyLines)
    {
        var text = Of(typed);
        if (text.Length > longest)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{what} has at most {longest:N0} characters; this one has {text.Length:N0}.");
        }

        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar)
            {
                return $"{what} holds a broken character: write it anew.";
            }

            if (rune.Value == '\n' && !manyLines)
            {
                return $"{what} is one line: take the line break out.";
            }

            // What turns the direction of a text, or takes no room, makes it read as something that it does not say.
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                && !(manyLines && rune.Value is '\n' or '\t') && !IsJoiner(rune))
            {
                return $"{what} holds U+{rune.Value:X4}, which nobody sees: take it out.";
            }
        }

        return null;
    }

    // Scripts and emoji that are written with joiners are not complete without them.
    private static bool IsJoiner(Rune rune) => rune.Value is 0x200C or 0x200D;
}
