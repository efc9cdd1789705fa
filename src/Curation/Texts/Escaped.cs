using System.Globalization;
using System.Text;

namespace Curation.Texts;

/// <summary>
/// Names and texts from outside as people may read them: characters that nobody sees, or that turn the letters around them, are written by their code,
/// as in <c>&lt;U+202E&gt;</c>. Else a name reads as another one.
/// </summary>
public static class Escaped
{
    /// <summary>A name of one line, such as a key: also tabs, line breaks and blanks other than the usual one are spelled out.</summary>
    public static string Name(string? text) => Written(text, isText: false);

    /// <summary>What a person wrote, which may have lines and pictures.</summary>
    public static string Text(string? text) => Written(text, isText: true);

    /// <summary>Whether anything of a name has to be spelled out.</summary>
    public static bool HasMarks(string name) => NextMark(name, 0, isText: false) >= 0;

    /// <summary>The text in pieces, those that are spelled out by themselves, for who shows them in a way of their own.</summary>
    public static IReadOnlyList<(string Text, bool IsMark)> Parts(string? text, bool isText = false)
    {
        var whole = text ?? "";
        var at = NextMark(whole, 0, isText);
        if (at < 0)
        {
            return [(whole, false)];
        }

        var parts = new List<(string, bool)>();
        var from = 0;
        for (; at >= 0; at = NextMark(whole, from, isText))
        {
            if (at > from)
            {
                parts.Add((whole[from..at], false));
            }

            from = at + LengthAt(whole, at);
            parts.Add((Code(whole.AsSpan(at)), true));
        }

        if (from < whole.Length)
        {
            parts.Add((whole[from..], false));
        }

        return parts;
    }

    /// <summary>The code of the first character, as in U+202E; of half a character, of that half.</summary>
    internal static string Code(ReadOnlySpan<char> text)
    {
        var value = Rune.DecodeFromUtf16(text, out var rune, out _) is System.Buffers.OperationStatus.Done ? rune.Value : text[0];
        return "U+" + value.ToString("X4", CultureInfo.InvariantCulture);
    }

    private static string Written(string? text, bool isText)
    {
        var whole = text ?? "";
        return NextMark(whole, 0, isText) < 0 ? whole : string.Concat(Parts(whole, isText).Select(part => part.IsMark ? $"<{part.Text}>" : part.Text));
    }

    private static int NextMark(string text, int from, bool isText)
    {
        for (var i = from; i < text.Length;)
        {
            var plain = text.AsSpan(i).IndexOfAnyExcept(Marks.Common);
            if (plain < 0)
            {
                return -1;
            }

            i += plain;
            if (Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length) is not System.Buffers.OperationStatus.Done)
            {
                return i;
            }

            if ((Marks.IsUnseen(rune) || Marks.IsOddBlank(rune)) && !(isText && Belongs(text, i, rune)))
            {
                return i;
            }

            i += length;
        }

        return -1;
    }

    private static int LengthAt(string text, int at) =>
        Rune.DecodeFromUtf16(text.AsSpan(at), out _, out var length) is System.Buffers.OperationStatus.Done ? length : 1;

    // Lines, and what pictures are put together with.
    private static bool Belongs(string text, int at, Rune rune) =>
        rune.Value is '\n' or '\t' || (rune.Value == '\r' && at + 1 < text.Length && text[at + 1] == '\n')
        || (rune.Value is 0xFE0F or 0x200D && at > 0 && IsPicture(text, at));

    private static bool IsPicture(string text, int at)
    {
        Rune.DecodeLastFromUtf16(text.AsSpan(0, at), out var before, out _);
        return before.Value == 0xFE0F || Rune.GetUnicodeCategory(before) is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol;
    }
}
