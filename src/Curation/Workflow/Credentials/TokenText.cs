using System.Security.Cryptography;
using System.Text;

namespace Curation.Workflow.Credentials;

/// <summary>
/// An access token as its holder keeps it: <c>cpgt_</c>, a public part by which it is found, a secret, and six characters that tell a token
/// from one that was cut. The beginning and the check let scanners of source code recognise one that was published by mistake.
/// </summary>
public sealed class TokenText
{
    public const string Start = "cpgt_";
    public const int PublicLength = 12;

    // 43 of 62 different characters: a little more than 256 bits.
    private const int SecretLength = 43;
    private const int CheckLength = 6;
    private const int Length = 5 + PublicLength + 1 + SecretLength + CheckLength;
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private TokenText(string text) => Text = text;

    /// <summary>All of it: whoever has this has the token.</summary>
    public string Text { get; }

    public string PublicId => Text.Substring(Start.Length, PublicLength);

    /// <summary>SHA-256 in small hexadecimal letters. Nothing slower is needed: nobody guesses 256 random bits.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Text)));

    public static TokenText New() =>
        Of($"{Start}{RandomNumberGenerator.GetString(Alphabet, PublicLength)}_{RandomNumberGenerator.GetString(Alphabet, SecretLength)}");

    /// <summary>Reads a token; says nothing of whether it was ever given.</summary>
    public static bool TryParse(string? text, out TokenText token)
    {
        token = new TokenText(text ?? "");
        return text?.Length == Length
            && text.StartsWith(Start, StringComparison.Ordinal)
            && text[Start.Length + PublicLength] == '_'
            && text.Skip(Start.Length).All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
            && Check(text[..^CheckLength]) == text[^CheckLength..];
    }

    /// <summary>With its check at the end.</summary>
    internal static TokenText Of(string start) => new(start + Check(start));

    /// <summary>Tells no secret.</summary>
    public override string ToString() => Text.Length == Length ? $"{Start}{PublicId}_…" : "no token";

    private static string Check(string text)
    {
        var hash = SHA256.HashData(Encoding.ASCII.GetBytes(text));
        return string.Concat(hash.Take(CheckLength).Select(value => Alphabet[value % Alphabet.Length]));
    }
}
