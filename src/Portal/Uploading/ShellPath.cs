namespace Portal.Uploading;

/// <summary>A path as one word of a shell's line, whatever stands in it.</summary>
internal static class ShellPath
{
    public const int Longest = 1000;

    // PowerShell takes each of these for a single quote.
    private const string PowerShellQuotes = "'‘’‚‛";

    /// <summary>Why a path cannot be written into a line; null if it can.</summary>
    public static string? Fault(string path) => path switch
    {
        { Length: > Longest } => $"A path has at most {Longest:N0} characters here; this one has {path.Length:N0}.",
        _ when path.Any(char.IsControl) => "A path holds no line breaks or other control characters.",
        _ => null,
    };

    public static string ForBash(string path)
    {
        // The shell itself turns ~ into the home folder, outside of quotes only; and a name must not read as an option.
        var (home, rest) = path == "~" || path.StartsWith("~/", StringComparison.Ordinal) ? ("~/", path[1..].TrimStart('/')) : ("", path);
        var safe = home.Length == 0 && rest.StartsWith('-') ? $"./{rest}" : rest;
        return $"{home}'{safe.Replace("'", @"'\''", StringComparison.Ordinal)}'";
    }

    /// <summary>Null for what Windows takes for no path.</summary>
    public static string? ForPowerShell(string path) => path.Contains('"', StringComparison.Ordinal)
        ? null
        : $"'{string.Concat(Open(path).Select(c => PowerShellQuotes.Contains(c, StringComparison.Ordinal) ? $"{c}{c}" : $"{c}"))}'";

    /// <summary>Null also for a percent sign, which cmd reads as the start of a variable and lets nobody escape.</summary>
    public static string? ForCmd(string path) => path.AsSpan().IndexOfAny('"', '%') >= 0 ? null : $"\"{Open(path)}\"";

    // A backslash before the closing quote would escape it.
    private static string Open(string path)
    {
        var safe = path.StartsWith('-') ? $@".\{path}" : path;
        return safe.EndsWith('\\') ? $"{safe}." : safe;
    }
}
