using System.Buffers;

namespace Curation.Listings;

/// <summary>What a column of a tool's listing holds, by what it looks like.</summary>
internal enum Column
{
    Other,

    /// <summary>In bytes.</summary>
    Size,

    /// <summary>Rounded, for people: 2.6MiB.</summary>
    RoundedSize,

    /// <summary>A day, a time of day, or both.</summary>
    Time,

    Hash,

    /// <summary>In capitals: STANDARD, CONTENTS, FULL_OBJECT.</summary>
    Word,

    /// <summary>image/tiff.</summary>
    MediaType,

    Path,
    Empty,
}

internal static class Columns
{
    private static readonly SearchValues<byte> WordBytes = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"u8);
    private static readonly SearchValues<byte> TimeBytes = SearchValues.Create("0123456789:.-+/TZUC "u8);
    private static readonly SearchValues<byte> HexBytes = SearchValues.Create("0123456789abcdefABCDEF"u8);
    private static readonly SearchValues<byte> NumberBytes = SearchValues.Create("0123456789."u8);
    private static readonly string[] Units =
    [
        "b", "k", "m", "g", "t", "p", "kb", "mb", "gb", "tb", "pb", "kib", "mib", "gib", "tib", "pib", "ki", "mi", "gi", "ti", "byte", "bytes",
    ];

    public static Column Of(ReadOnlySpan<byte> text)
    {
        text = text.Trim(" \""u8);
        return text.IsEmpty ? Column.Empty
            : IsSize(text) ? Column.Size
            : IsTime(text) ? Column.Time
            : IsHash(text) ? Column.Hash
            : IsRounded(text) ? Column.RoundedSize
            : text.Contains((byte)'/') ? Column.Path
            : !text.ContainsAnyExcept(WordBytes) && text[0] is >= (byte)'A' and <= (byte)'Z' ? Column.Word
            : Column.Other;
    }

    public static bool IsSize(ReadOnlySpan<byte> text) => text.Length is > 0 and < 20 && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    /// <summary>
    /// 2024-01-15, 2024/01/15 10:00:00, 2024-01-15T10:00:00Z, 10:00, 10:00:00.123456789, 1/15/2024 10:00 AM, 15.01.2024, and 1705312800.5, the
    /// seconds since 1970.
    /// </summary>
    public static bool IsTime(ReadOnlySpan<byte> text)
    {
        if (IsEpoch(text))
        {
            return true;
        }

        text = text.EndsWith(" AM"u8) || text.EndsWith(" PM"u8) ? text[..^3] : text;

        var isDay = text.Length >= 10 && AreDigits(text[..4]) && text[4] is (byte)'-' or (byte)'/' && AreDigits(text[5..7]) && text[7] == text[4]
            && AreDigits(text[8..10]) && (text.Length == 10 || text[10] != (byte)'/');
        var isClock = text.Length >= 5 && AreDigits(text[..2]) && text[2] == (byte)':' && AreDigits(text[3..5]);
        return (isDay || isClock || IsDayOfMonth(text)) && text.Length <= 40 && !text.ContainsAnyExcept(TimeBytes);
    }

    private static bool IsEpoch(ReadOnlySpan<byte> text) =>
        text.IndexOf((byte)'.') is var dot and (9 or 10) && AreDigits(text[..dot]) && IsSize(text[(dot + 1)..]);

    private static bool IsDayOfMonth(ReadOnlySpan<byte> text)
    {
        var first = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (first is not (1 or 2) || text[first] is not ((byte)'/' or (byte)'.' or (byte)'-'))
        {
            return false;
        }

        var rest = text[(first + 1)..];
        var second = rest.IndexOf(text[first]);
        if (second is not (1 or 2) || !AreDigits(rest[..second]))
        {
            return false;
        }

        var year = rest[(second + 1)..];
        var digits = year.IndexOfAnyExceptInRange((byte)'0', (byte)'9') is var end and >= 0 ? end : year.Length;
        return digits < year.Length && year[digits] == (byte)'/' ? false : digits == 4 || (digits == 2 && text[first] == (byte)'/');
    }

    /// <summary>image/tiff, or text/plain; before a charset.</summary>
    public static bool IsMediaType(ReadOnlySpan<byte> text)
    {
        var slash = text.IndexOf((byte)'/');
        return slash > 0 && slash < text.Length - 1 && !text[(slash + 1)..].Contains((byte)'/')
            && (text[..slash].SequenceEqual("application"u8) || text[..slash].SequenceEqual("image"u8) || text[..slash].SequenceEqual("text"u8)
                || text[..slash].SequenceEqual("binary"u8) || text[..slash].SequenceEqual("video"u8) || text[..slash].SequenceEqual("audio"u8)
                || text[..slash].SequenceEqual("multipart"u8));
    }

    /// <summary>MD5, the SHAs, or an ETag, which may have a number of parts behind it.</summary>
    public static bool IsHash(ReadOnlySpan<byte> text)
    {
        var mark = text.IndexOf((byte)'-');
        var digits = mark < 0 ? text : text[..mark];
        return digits.Length is 32 or 40 or 56 or 64 or 96 or 128 && !digits.ContainsAnyExcept(HexBytes) && (mark < 0 || IsSize(text[(mark + 1)..]));
    }

    public static bool IsRounded(ReadOnlySpan<byte> text)
    {
        var number = text.IndexOfAnyExcept(NumberBytes);
        if (number < 1 || text.Length - number > 6)
        {
            return false;
        }

        return IsUnit(text[number..]);
    }

    /// <summary>Digits, with a dot among them or not.</summary>
    public static bool IsNumber(ReadOnlySpan<byte> text) => !text.IsEmpty && !text.ContainsAnyExcept(NumberBytes);

    /// <summary>bytes, MiB, K.</summary>
    public static bool IsUnit(ReadOnlySpan<byte> text) =>
        Array.IndexOf(Units, System.Text.Encoding.ASCII.GetString(text).Trim().ToLowerInvariant()) >= 0;

    /// <summary>The key of an address such as <c>s3://bucket/key</c>, or of a path such as <c>./key</c>; anything else as it is.</summary>
    public static ReadOnlySpan<byte> KeyOf(ReadOnlySpan<byte> address)
    {
        var scheme = address.IndexOf("://"u8);
        if (scheme is < 1 or > 5)
        {
            return address.StartsWith("./"u8) ? address[2..] : address;
        }

        var rest = address[(scheme + 3)..];
        var slash = rest.IndexOf((byte)'/');
        return slash < 0 ? default : rest[(slash + 1)..];
    }

    private static bool AreDigits(ReadOnlySpan<byte> text) => !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');
}
