namespace Curation.Requesting;

/// <summary>An e-mail address, as far as its shape tells. Compared in small letters: champions are found by it.</summary>
public static class MailAddress
{
    public const int Longest = 254;

    public static string Of(string? typed) => (typed ?? "").Trim().ToLowerInvariant();

    /// <summary>What is wrong with it; null if nothing is, or nothing was typed.</summary>
    public static string? Fault(string? typed)
    {
        var text = Of(typed);
        return text switch
        {
            "" => null,
            { Length: > Longest } => $"An e-mail address has at most {Longest} characters; this one has {text.Length}.",
            _ when text.EnumerateRunes().FirstOrDefault(rune => !rune.IsAscii && System.Text.Rune.IsLetter(rune)) is { Value: > 0 } odd =>
                $"“{odd}” (U+{odd.Value:X4}) is not a letter of an e-mail address, whatever it looks like: write it anew.",
            _ when text.Any(c => c is <= ' ' or > '~' or ',' or ';' or '<' or '>' or '(' or ')' or '"' or '\\') =>
                "Write one bare e-mail address, such as ada@lab.example: no name, no blanks, no other signs.",
            _ when text.Split('@') is not [{ Length: > 0 }, { Length: > 2 } host]
                || !host.Contains('.', StringComparison.Ordinal)
                || host[0] == '.'
                || host[^1] == '.'
                || host.Contains("..", StringComparison.Ordinal)
                => $"“{text}” is not an e-mail address, such as ada@lab.example.",
            _ => null,
        };
    }
}
