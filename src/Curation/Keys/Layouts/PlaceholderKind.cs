using System.Buffers;
using Curation.Store;

namespace Curation.Keys.Layouts;

/// <summary>What a placeholder of the layout file may stand for. All but <see cref="Rest"/> stay within one folder or file name.</summary>
internal enum PlaceholderKind
{
    Project,
    Name,
    Words,
    Parts,
    Word,
    Chars,
    Dotted,
    Digits,
    Version,
    Well,
    Site,
    File,
    Rest,
}

internal static class PlaceholderKinds
{
    private const string LettersAndDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static readonly SearchValues<char> DigitChars = SearchValues.Create("0123456789");
    private static readonly SearchValues<char> WordChars = SearchValues.Create(LettersAndDigits + "_");
    private static readonly SearchValues<char> NameChars = SearchValues.Create(LettersAndDigits + "_-");
    private static readonly SearchValues<char> DottedChars = SearchValues.Create(LettersAndDigits + "_-.");

    public static bool Allows(this PlaceholderKind kind, ReadOnlySpan<char> text) => !text.IsEmpty && kind switch
    {
        PlaceholderKind.Project => ProjectName.IsOne(text),
        PlaceholderKind.Name => char.IsAsciiLetterOrDigit(text[0]) && !text.ContainsAnyExcept(NameChars),
        PlaceholderKind.Words => !text.ContainsAnyExcept(WordChars) && AreJoined(text),
        PlaceholderKind.Parts => !text.ContainsAnyExcept(NameChars) && AreJoined(text),
        PlaceholderKind.Word => !text.ContainsAnyExcept(WordChars),
        PlaceholderKind.Chars => !text.ContainsAnyExcept(NameChars),
        PlaceholderKind.Dotted => !text.ContainsAnyExcept(DottedChars),
        PlaceholderKind.Digits => AreDigits(text),
        PlaceholderKind.Version => IsVersion(text),
        PlaceholderKind.Well => IsWell(text),
        PlaceholderKind.Site => text.Length <= 4 && AreDigits(text),
        PlaceholderKind.File => !text.Contains('/'),
        _ => true,
    };

    private static bool AreDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(DigitChars);

    /// <summary>No joint at either end, and never two in a row.</summary>
    private static bool AreJoined(ReadOnlySpan<char> text)
    {
        var afterJoint = true;
        foreach (var letter in text)
        {
            var joint = letter is '_' or '-';
            if (joint && afterJoint)
            {
                return false;
            }

            afterJoint = joint;
        }

        return !afterJoint;
    }

    /// <summary>1, 1.0, 1.0.2, each with one small letter after it if need be.</summary>
    private static bool IsVersion(ReadOnlySpan<char> text)
    {
        if (char.IsAsciiLetterLower(text[^1]))
        {
            text = text[..^1];
        }

        var afterDot = true;
        foreach (var letter in text)
        {
            if (!char.IsAsciiDigit(letter) && (letter != '.' || afterDot))
            {
                return false;
            }

            afterDot = letter == '.';
        }

        return !afterDot;
    }

    private static bool IsWell(ReadOnlySpan<char> text)
    {
        var letters = text.Length > 1 && char.IsAsciiLetter(text[1]) ? 2 : 1;
        return char.IsAsciiLetter(text[0]) && text.Length > letters && text.Length <= letters + 2 && AreDigits(text[letters..]);
    }
}
