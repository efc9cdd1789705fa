using System.Buffers;
using System.Text;

namespace Sandbox.Wire;

/// <summary>
/// What the bytes of a header say. The server hands each byte on as one character, so that a byte that is no UTF-8 is not refused
/// before anybody can say why: here they become text, by UTF-8 where they are it, else by Latin-1, which HTTP once had.
/// </summary>
internal static class HeaderText
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private const string Amazon = "x-amz-";

    private static readonly SearchValues<char> Token = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-.^_`|~");

    public static string Of(string sent)
    {
        if (!sent.AsSpan().ContainsAnyInRange('\x80', '\xFF'))
        {
            return sent;
        }
        try
        {
            return Strict.GetString(Encoding.Latin1.GetBytes(sent));
        }
        catch (DecoderFallbackException)
        {
            return sent;
        }
    }

    /// <summary>Whether a text could name a header: one of HTTP's tokens.</summary>
    public static bool IsName(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExcept(Token);

    /// <summary>Whether a name is one of Amazon's own.</summary>
    public static bool IsAmazon(string name) => name.StartsWith(Amazon, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a text could stand in a header: what would end the line, or hide in it, could not.</summary>
    public static bool IsSendable(string text) => !text.Any(c => char.IsControl(c) && c != '\t');
}
