using System.Buffers;

namespace Curation.Texts;

/// <summary>Names of small letters and digits with single joints between them.</summary>
internal static class LowerCase
{
    private const string LettersAndDigits = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static readonly SearchValues<char> Hyphenated = SearchValues.Create(LettersAndDigits + "-");
    private static readonly SearchValues<char> Underscored = SearchValues.Create(LettersAndDigits + "_");

    public static bool IsHyphenated(ReadOnlySpan<char> name) => IsJoined(name, '-', "--", Hyphenated);

    public static bool IsUnderscored(ReadOnlySpan<char> name) => IsJoined(name, '_', "__", Underscored);

    private static bool IsJoined(ReadOnlySpan<char> name, char joint, string doubled, SearchValues<char> allowed) =>
        !name.IsEmpty
        && !name.ContainsAnyExcept(allowed)
        && name[0] != joint
        && name[^1] != joint
        && !name.Contains(doubled, StringComparison.Ordinal);
}
