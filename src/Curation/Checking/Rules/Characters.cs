using System.Globalization;

namespace Curation.Checking.Rules;

/// <summary>Writes a character so that a reader sees which it is.</summary>
internal static class Characters
{
    public static string Show(char letter) => letter switch
    {
        ' ' => "a blank",
        '\t' => "a tab",
        '"' => "a double quote",
        > ' ' and <= '~' => $"“{letter}”",
        _ when char.IsControl(letter) || char.IsWhiteSpace(letter) || char.IsSurrogate(letter) => Code(letter),
        _ => $"“{letter}” ({Code(letter)})",
    };

    private static string Code(char letter) => "U+" + ((int)letter).ToString("X4", CultureInfo.InvariantCulture);
}
