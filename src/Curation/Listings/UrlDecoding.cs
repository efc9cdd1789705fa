using System.Globalization;
using System.Text;

namespace Curation.Listings;

/// <summary>Undoes the encoding of an inventory's keys. A plus is a blank: encoders that write blanks as %20 write a plus as %2B.</summary>
internal sealed class UrlDecoding
{
    private readonly byte[] decoded = new byte[ListingLines.LongestLine];

    public bool TryDecode(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> key)
    {
        key = text;
        if (text.IndexOfAny("%+\""u8) < 0)
        {
            return true;
        }

        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var next = text[i];
            if (next == (byte)'%')
            {
                if (i + 2 >= text.Length
                    || !byte.TryParse(text.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out next))
                {
                    return false;
                }

                i += 2;
            }
            else if (next == (byte)'"')
            {
                // Doubled within a quoted field.
                i++;
            }

            decoded[length++] = text[i] == (byte)'+' ? (byte)' ' : next;
        }

        key = decoded.AsSpan(0, length);
        return true;
    }
}
