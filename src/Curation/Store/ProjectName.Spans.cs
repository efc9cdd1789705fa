using System.Buffers;
using System.Text;

namespace Curation.Store;

/// <summary>The same of text that is not copied: parts of keys and of lines.</summary>
public readonly partial record struct ProjectName
{
    private const string Start = "cpg";
    private const int NumberEnd = 7;
    private const int TagStart = 8;
    private const string TagLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";

    private static readonly SearchValues<char> DigitChars = SearchValues.Create("0123456789");
    private static readonly SearchValues<byte> DigitBytes = SearchValues.Create("0123456789"u8);
    private static readonly SearchValues<char> TagChars = SearchValues.Create(TagLetters);
    private static readonly SearchValues<byte> TagBytes = SearchValues.Create(Encoding.ASCII.GetBytes(TagLetters));

    public static bool IsOne(ReadOnlySpan<char> text) =>
        BeginsWithNumber(text)
        && (text.Length == NumberEnd || (text.Length > TagStart && text[NumberEnd] == '-' && !text[TagStart..].ContainsAnyExcept(TagChars)));

    public static bool IsOne(ReadOnlySpan<byte> text) =>
        BeginsWithNumber(text)
        && (text.Length == NumberEnd || (text.Length > TagStart && text[NumberEnd] == (byte)'-' && !text[TagStart..].ContainsAnyExcept(TagBytes)));

    /// <summary>A project’s number begins the text, whatever follows it.</summary>
    public static bool BeginsWithNumber(ReadOnlySpan<char> text) =>
        text.Length >= NumberEnd && text.StartsWith(Start) && !text[Start.Length..NumberEnd].ContainsAnyExcept(DigitChars);

    /// <inheritdoc cref="BeginsWithNumber(ReadOnlySpan{char})"/>
    public static bool BeginsWithNumber(ReadOnlySpan<byte> text) =>
        text.Length >= NumberEnd && text.StartsWith("cpg"u8) && !text[Start.Length..NumberEnd].ContainsAnyExcept(DigitBytes);

    /// <summary>Where the name of a project stands in a path: its first folder, which may be no project’s.</summary>
    public static ReadOnlySpan<char> FolderOf(ReadOnlySpan<char> path) => path.IndexOf('/') is >= 0 and var slash ? path[..slash] : path;

    /// <summary>What stands where a project has its tag; empty if nothing does.</summary>
    public static ReadOnlySpan<char> TagOf(ReadOnlySpan<char> name) => name.Length > TagStart ? name[TagStart..] : default;
}
