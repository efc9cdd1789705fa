using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Sandbox.Wire;

/// <summary>Metadata beyond ASCII as S3 takes and gives it: decoded by RFC 2047 on the way in, encoded on the way out.</summary>
internal static partial class Rfc2047
{
    /// <summary>What a value says; words that cannot be decoded stay as they were sent.</summary>
    public static string Decode(string sent) => sent.Contains("=?", StringComparison.Ordinal) ? Row().Replace(sent, Decoded) : sent;

    /// <summary>ASCII as it is; else as quoted text where most of it is ASCII, else as base64: which of them AWS has been seen to choose.</summary>
    public static string Encode(string text)
    {
        var others = text.Count(c => c is (< ' ' and not '\t') or >= '\x7F');
        return others == 0 ? text
            : text.Length - others > others ? $"=?UTF-8?Q?{Quoted(text)}?="
            : $"=?UTF-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}?=";
    }

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder(text.Length * 2);
        foreach (var value in Encoding.UTF8.GetBytes(text))
        {
            _ = value is (byte)' ' ? quoted.Append('_')
                : value is < (byte)' ' or >= 0x7F or (byte)'=' or (byte)'_' or (byte)'?' ? quoted.Append(CultureInfo.InvariantCulture, $"={value:X2}")
                : quoted.Append((char)value);
        }
        return quoted.ToString();
    }

    private static string Decoded(Match row)
    {
        try
        {
            return string.Concat(row.Value.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(Word));
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or NotSupportedException)
        {
            return row.Value;
        }
    }

    private static string Word(string word)
    {
        var pieces = word.Split('?');
        return Encoding.GetEncoding(pieces[1]).GetString(pieces[2] is "B" or "b" ? Convert.FromBase64String(pieces[3]) : Unquoted(pieces[3]));
    }

    private static byte[] Unquoted(string text)
    {
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '=')
            {
                bytes.Add(text[i] == '_' ? (byte)' ' : (byte)text[i]);
                continue;
            }
            bytes.AddRange(Convert.FromHexString(text.AsSpan(i + 1, 2)));
            i += 2;
        }
        return [.. bytes];
    }

    // A long text is sent as several words, and the blanks between them are none of its own.
    [GeneratedRegex(@"(?<=^|[ \t])=\?[A-Za-z0-9_-]{1,40}\?[BbQq]\?[!->@-~]*\?=(?:[ \t]+=\?[A-Za-z0-9_-]{1,40}\?[BbQq]\?[!->@-~]*\?=)*(?=$|[ \t])")]
    private static partial Regex Row();
}
