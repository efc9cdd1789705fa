using System.Text;

namespace Sandbox.Wire;

/// <summary>S3's encoding of URIs: everything but letters, digits, '-', '.', '_' and '~' is <c>%XX</c>, once.</summary>
internal static class UriEncoding
{
    private const string Digits = "0123456789ABCDEF";

    /// <summary>Decodes a path however its client encoded it, and encodes it as the signature has it.</summary>
    public static string Path(string sent) => Recode(sent, slashStays: true, plusIsBlank: false);

    public static string Parameter(string sent) => Recode(sent, slashStays: false, plusIsBlank: true);

    public static string Decode(string sent) => Uri.UnescapeDataString(sent.Replace('+', ' '));

    private static string Recode(string sent, bool slashStays, bool plusIsBlank)
    {
        var bytes = Encoding.UTF8.GetBytes(sent);
        var text = new StringBuilder(bytes.Length + 16);
        for (var i = 0; i < bytes.Length; i++)
        {
            var value = bytes[i];
            if (value == '%' && i + 2 < bytes.Length && char.IsAsciiHexDigit((char)bytes[i + 1]) && char.IsAsciiHexDigit((char)bytes[i + 2]))
            {
                value = (byte)((HexValue(bytes[i + 1]) << 4) | HexValue(bytes[i + 2]));
                i += 2;
            }
            else if (value == '+' && plusIsBlank)
            {
                value = (byte)' ';
            }
            Append(text, value, slashStays);
        }
        return text.ToString();
    }

    private static void Append(StringBuilder text, byte value, bool slashStays)
    {
        var character = (char)value;
        if (char.IsAsciiLetterOrDigit(character) || character is '-' or '.' or '_' or '~' || (slashStays && character == '/'))
        {
            text.Append(character);
            return;
        }
        text.Append('%').Append(Digits[value >> 4]).Append(Digits[value & 15]);
    }

    private static int HexValue(byte digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
