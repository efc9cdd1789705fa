using System.Text;

namespace Curation.Texts;

/// <summary>Writes a character so that a reader sees which it is.</summary>
internal static class Characters
{
    /// <summary>The first character of a text, whole even if it takes two units.</summary>
    public static string ShowFirst(ReadOnlySpan<char> text)
    {
        if (Rune.DecodeFromUtf16(text, out var rune, out _) != System.Buffers.OperationStatus.Done)
        {
            return $"half a character ({Escaped.Code(text)})";
        }

        return rune.Value switch
        {
            ' ' => "a blank",
            '\t' => "a tab",
            > ' ' and <= '~' => $"“{rune}”",
            _ when Marks.IsUnseen(rune) || Marks.IsOddBlank(rune) => Escaped.Code(text),
            _ => $"“{rune}” ({Escaped.Code(text)})",
        };
    }
}
