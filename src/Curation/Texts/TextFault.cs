using System.Text;

namespace Curation.Texts;

/// <summary>Why bytes that should be lines of text are none, as a reader of listings and of tables has to know before it looks for lines.</summary>
internal static class TextFault
{
    private static readonly (byte[] Bytes, string Name)[] OtherBreaks =
        [
            ([0xC2, 0x85], "NEL (U+0085)"), ([0xE2, 0x80, 0xA8], "LS (U+2028)"), ([0xE2, 0x80, 0xA9], "PS (U+2029)"), ([0x0B], "VT (U+000B)"),
            ([0x0C], "FF (U+000C)"),
        ];

    /// <summary>“UTF-16” and the like; null if the text may be UTF-8.</summary>
    public static string? Encoding(ReadOnlySpan<byte> first)
    {
        if (first.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]) || first.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xFE, 0xFF]))
        {
            return "UTF-32";
        }

        if (first.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || first.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return "UTF-16";
        }

        // Without a mark: every other byte of plain letters is zero, and in UTF-32 three of four.
        first = first[..Math.Min(first.Length & ~1, 256)];
        var (even, odd) = (0, 0);
        for (var i = 0; i + 1 < first.Length; i += 2)
        {
            if (IsControl(first[i]) || IsControl(first[i + 1]))
            {
                return null;
            }

            even += first[i] == 0 ? 1 : 0;
            odd += first[i + 1] == 0 ? 1 : 0;
        }

        var half = first.Length / 2;
        return half < 2 || even + odd == 0 ? null
            : even * 10 >= half * 9 && odd == 0 ? "UTF-16 (big-endian, without a byte order mark)"
            : odd * 10 >= half * 9 && even == 0 ? "UTF-16 (little-endian, without a byte order mark)"
            : even + odd >= half * 14 / 10 && even + odd <= half * 16 / 10 ? "UTF-32"
            : null;
    }

    private static bool IsControl(byte letter) => letter is > 0 and < 0x20 and not ((byte)'\n' or (byte)'\r' or (byte)'\t');

    /// <summary>The characters at which lines end, if it is neither LF, nor CRLF, nor CR.</summary>
    public static string? Breaks(ReadOnlySpan<byte> start)
    {
        var usual = start.Count((byte)'\n') + start.Count((byte)'\r');
        foreach (var (bytes, name) in OtherBreaks)
        {
            if (start.IndexOf(bytes) >= 0 && start.Count(bytes) > usual)
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>Lines end with CR, and none with LF: as an old Macintosh, and Excel's “CSV (Macintosh)”, write them.</summary>
    public static bool EndsWithReturns(ReadOnlySpan<byte> start) => start.Contains((byte)'\r') && !start.Contains((byte)'\n');

    /// <summary>Where the first byte is that is no UTF-8, in words; counted from one.</summary>
    public static string NoUtf8(ReadOnlySpan<byte> line)
    {
        var at = 0;
        while (at < line.Length && Rune.DecodeFromUtf8(line[at..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            at += length;
        }

        return at < line.Length
            ? FormattableString.Invariant($"byte {at + 1:N0} (hexadecimal {line[at]:X2}) is no UTF-8")
            : "it is no UTF-8";
    }
}
