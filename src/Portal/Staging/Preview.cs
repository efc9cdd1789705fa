using System.Buffers.Binary;
using System.Text;

namespace Portal.Staging;

/// <summary>What the first bytes of an object tell: its text, or what kind of file it is in words.</summary>
internal sealed record Preview(string? Text, string Message)
{
    /// <summary>Read for a preview, and all of it that is kept in memory.</summary>
    public const int Length = 4096;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static Preview Of(byte[] start, long size) => start switch
    {
        [] => new Preview(null, "The object is empty."),
        [0x49, 0x49, 42 or 43, 0, ..] => new Preview(null, DescribeTiff(start, littleEndian: true)),
        [0x4d, 0x4d, 0, 42 or 43, ..] => new Preview(null, DescribeTiff(start, littleEndian: false)),
        [0x89, 0x50, 0x4e, 0x47, ..] => new Preview(null, "A PNG image."),
        [0xff, 0xd8, 0xff, ..] => new Preview(null, "A JPEG image."),
        [0x1f, 0x8b, ..] => new Preview(null, "Compressed with gzip: its content cannot be shown here."),
        [0x50, 0x4b, 3, 4, ..] => new Preview(null, "A ZIP archive."),
        [0x50, 0x41, 0x52, 0x31, ..] => new Preview(null, "A Parquet table."),
        _ => TextOf(start, size) is { } text
            ? new Preview(text, start.Length < size ? $"The first {start.Length:N0} bytes:" : "The whole object:")
            : new Preview(null, "Not text: its content cannot be shown here."),
    };

    private static string? TextOf(byte[] start, long size)
    {
        // The cut may have gone through a character of up to four bytes.
        for (var cut = 0; cut <= Math.Min(start.Length < size ? 3 : 0, start.Length); cut++)
        {
            try
            {
                var text = Strict.GetString(start, 0, start.Length - cut);
                return text.Any(c => char.IsControl(c) && c is not ('\t' or '\r' or '\n' or '\f')) ? null : text;
            }
            catch (DecoderFallbackException)
            {
                // Perhaps without the last byte.
            }
        }

        return null;
    }

    private static string DescribeTiff(byte[] start, bool littleEndian)
    {
        var (width, height, depth) = (0u, 0u, 0u);
        var directory = start.Length < 8 ? uint.MaxValue : Number(start, 4, 4, littleEndian);
        if (directory <= start.Length - 2 && Number(start, 2, 2, littleEndian) == 42)
        {
            var entries = (int)Number(start, (int)directory, 2, littleEndian);
            for (var at = (int)directory + 2; entries > 0 && at + 12 <= start.Length; at += 12, entries--)
            {
                // A type of 3 is two bytes wide; several values stand elsewhere, and then the first channel is not told here.
                var value = Number(start, at + 8, Number(start, at + 2, 2, littleEndian) == 3 ? 2 : 4, littleEndian);
                var isInPlace = Number(start, at + 4, 4, littleEndian) == 1;
                (width, height, depth) = Number(start, at, 2, littleEndian) switch
                {
                    256 => (value, height, depth),
                    257 => (width, value, depth),
                    258 when isInPlace => (width, height, value),
                    _ => (width, height, depth),
                };
            }
        }

        var pixels = width > 0 && height > 0 ? $", {width:N0} × {height:N0} pixels" : "";
        return $"A TIFF image{pixels}{(depth > 0 ? $", {depth} bits a pixel" : "")}.";
    }

    private static uint Number(byte[] bytes, int at, int width, bool littleEndian) => (width, littleEndian) switch
    {
        (2, true) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at)),
        (2, false) => BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at)),
        (_, true) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at)),
        _ => BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at)),
    };
}
