using System.Globalization;
using System.Text;

namespace Curation.Texts;

/// <summary>
/// Which plain letter is meant by one that looks like it: another alphabet's, one with an accent, a wide one, a dash of a word processor.
/// </summary>
internal static class LookAlikes
{
    // Cyrillic, Greek and dashes; below each the letter that it looks like.
    private const string Others = "аеорсухѕіјһԁԛԝАВЕКМНОРСТУХЅІЈЗοιυνκΑΒΕΖΗΙΚΜΝΟΡΤΥΧı‐‑‒–—―−⁃";
    private const string Meant = "aeopcyxsijhdqwABEKMHOPCTYXSIJ3oiuvkABEZHIKMNOPTYXi--------";

    /// <summary>
    /// The text in plain letters; what stands between words becomes one underscore. Of a letter that is like no plain one nobody knows what is meant:
    /// it becomes an x, and the text is not sure.
    /// </summary>
    public static (string Text, bool IsSure) Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        var (isBetween, isSure) = (false, true);
        foreach (var rune in Accents.Decomposed(text).EnumerateRunes())
        {
            var letter = Of(rune);
            if (letter is null && !Rune.IsLetterOrDigit(rune))
            {
                isBetween |= !IsInWord(rune);
                continue;
            }

            _ = isBetween && plain.Length > 0 ? plain.Append('_') : plain;
            plain.Append(letter ?? 'x');
            (isBetween, isSure) = (false, isSure && letter is not null);
        }

        return (plain.ToString(), isSure);
    }

    // Accents and unseen marks stand in a word, not between two.
    private static bool IsInWord(Rune rune) =>
        Marks.IsUnseen(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static char? Of(Rune rune)
    {
        // The wide letters of East Asian keyboards.
        var value = rune.Value is >= 0xFF01 and <= 0xFF5E ? rune.Value - 0xFEE0 : rune.Value;
        var at = value <= char.MaxValue ? Others.IndexOf((char)value, StringComparison.Ordinal) : -1;
        var letter = at >= 0 ? Meant[at] : (char)Math.Min(value, char.MaxValue);
        return char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-' ? letter : null;
    }
}
