using System.Text.Json;

namespace Portal.Credentials;

/// <summary>
/// A value written so that a shell or a file takes it as it is, whatever stands in it: none can end its quotation and go on as a command.
/// </summary>
internal static class ShellQuote
{
    public static string Bash(string value) => $"'{value.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    /// <summary>PowerShell takes typographic quotes for plain ones; each is doubled.</summary>
    public static string PowerShell(string value) =>
        $"'{string.Concat(value.Select(c => c is '\'' or '\u2018' or '\u2019' or '\u201A' or '\u201B' ? $"{c}{c}" : $"{c}"))}'";

    /// <summary>A string of Python; all but plain letters is escaped as in JSON, which Python reads alike.</summary>
    public static string Python(string value) => JsonSerializer.Serialize(value);

    /// <summary>cmd replaces %NAME% even inside quotes and knows no way to write it, so what holds such a character is not written.</summary>
    public static bool SuitsCmd(string value) => !value.Any(c => c is '"' or '%' or '!' || char.IsControl(c));

    /// <summary>One line of a file of settings, which has no quotes at all.</summary>
    public static bool SuitsLine(string value) => value.Length > 0 && value == value.Trim() && !value.Any(char.IsControl);
}
