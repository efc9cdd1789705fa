using System.Buffers;
using System.Text;

namespace Curation.S3.Calls.Answers;

/// <summary>Reads of an XML text only as much as tells the name of its root.</summary>
internal static class XmlStart
{
    private const int LongestName = 64;

    private static readonly SearchValues<byte> NameEnds = SearchValues.Create(" \t\r\n/>"u8);

    /// <returns>What was read, to be read again, and the root's name without its prefix; empty if there is none.</returns>
    public static async Task<(ReadOnlyMemory<byte> Start, string Root)> ReadAsync(Stream body, int most, CancellationToken cancellationToken)
    {
        var start = new byte[Math.Min(4096, most)];
        var length = 0;
        while (true)
        {
            var read = await body.ReadAsync(start.AsMemory(length), cancellationToken);
            length += read;
            if (Root(start.AsSpan(0, length)) is { } root)
            {
                return (start.AsMemory(0, length), root);
            }

            if (read == 0 || length == most)
            {
                return (start.AsMemory(0, length), "");
            }

            if (length == start.Length)
            {
                Array.Resize(ref start, Math.Min(most, 2 * length));
            }
        }
    }

    // Null: not seen yet.
    private static string? Root(ReadOnlySpan<byte> text)
    {
        text = text.StartsWith("\uFEFF"u8) ? text[3..] : text;
        while (true)
        {
            text = text.TrimStart(" \t\r\n"u8);
            if (text.Length < 2)
            {
                return text.Length == 1 && text[0] != (byte)'<' ? "" : null;
            }

            if (text[0] != (byte)'<')
            {
                return "";
            }

            if (text[1] is not ((byte)'?' or (byte)'!'))
            {
                return Name(text[1..]);
            }

            var end = text.IndexOf(text[1] == (byte)'?' ? "?>"u8 : ">"u8);
            if (end < 0)
            {
                return null;
            }

            text = text[(end + (text[1] == (byte)'?' ? 2 : 1))..];
        }
    }

    private static string? Name(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOfAny(NameEnds);
        if (end is < 0 or > LongestName)
        {
            return end < 0 && text.Length <= LongestName ? null : "";
        }

        var name = text[..end];
        name = name[(name.LastIndexOf((byte)':') + 1)..];
        foreach (var letter in name)
        {
            if (!char.IsAsciiLetterOrDigit((char)letter))
            {
                return "";
            }
        }

        return Encoding.ASCII.GetString(name);
    }
}
