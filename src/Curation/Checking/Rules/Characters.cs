using System.Globalization;
using System.Text;

namespace Curation.Checking.Rules;

/// <summary>Writes a character so that a reader sees which it is.</summary>
internal static class Characters
{
    /// <summary>The first character of a text, whole even if it takes two units.</summary>
    public static string ShowFirst(ReadOnlySpan<char> text)
    {
        if (Rune.DecodeFromUtf16(text, out var rune, out _) != System.Buffers.OperationStatus.Done)
        {
            return $"half a character ({Code(text[0])})";
        }

        return rune.Value switch
        {
            ' ' => "a blank",
            '\t' => "a tab",
            > ' ' and <= '~' => $"“{rune}”",
            _ when Rune.IsControl(rune) || Rune.IsWhiteSpace(rune) => Code(rune.Value),
            _ => $"“{rune}” ({Code(rune.Value)})",
        };
    }

    private static string Code(int value) => "U+" + value.ToString("X4", CultureInfo.InvariantCulture);
}
