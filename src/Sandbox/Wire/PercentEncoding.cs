using System.Text;
using Sandbox.Refusals;

namespace Sandbox.Wire;

/// <summary>Between keys and how they travel. A key is what its bytes are: nothing is normalised, and what is not UTF-8 is refused.</summary>
internal static class PercentEncoding
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static byte[] Decode(string sent, bool plusIsBlank)
    {
        var bytes = Encoding.UTF8.GetBytes(sent);
        var length = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            var value = bytes[i];
            if (value == '%')
            {
                value = i + 2 < bytes.Length && Digit(bytes[i + 1]) is { } high && Digit(bytes[i + 2]) is { } low
                    ? (byte)((high << 4) | low)
                    : throw Unreadable();
                i += 2;
            }
            else if (value == '+' && plusIsBlank)
            {
                value = (byte)' ';
            }
            bytes[length++] = value;
        }
        return bytes[..length];
    }

    public static string Text(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw Unreadable();
        }
    }

    /// <summary>As a listing with encoding-type=url has it: blanks as plus signs, slashes as they are.</summary>
    public static string EncodeForListing(string key)
    {
        var text = new StringBuilder(key.Length + 16);
        foreach (var value in Encoding.UTF8.GetBytes(key))
        {
            var character = (char)value;
            if (char.IsAsciiLetterOrDigit(character) || character is '-' or '.' or '_' or '*' or '/')
            {
                text.Append(character);
            }
            else if (character == ' ')
            {
                text.Append('+');
            }
            else
            {
                text.Append('%').Append(value.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            }
        }
        return text.ToString();
    }

    private static int? Digit(byte digit) => char.IsAsciiHexDigit((char)digit) ? Convert.ToInt32(((char)digit).ToString(), 16) : null;

    private static S3Exception Unreadable() => new("InvalidURI", 400, "Couldn't parse the specified URI.");
}
