using System.Buffers;
using System.Globalization;

namespace Curation.Requesting;

/// <summary>A size as people write it: 1.8 TB, 950 GiB, 12345678.</summary>
public static class ByteSize
{
    /// <summary>More than any dataset has; less than what overflows.</summary>
    public const long Most = 100_000_000_000_000_000;

    /// <summary>All digits that there are, with a unit.</summary>
    public const int Longest = 40;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");
    private static readonly string[] Units = ["B", "kB", "MB", "GB", "TB", "PB"];
    private static readonly string[] Binary = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];

    public static bool TryParse(string? typed, out long bytes, out string reason)
    {
        bytes = 0;
        var text = (typed ?? "").Trim();
        var digits = text.AsSpan().IndexOfAnyExcept(Digits);
        var (number, unit) = digits < 0 ? (text, "") : (text[..digits], text[digits..].Trim());
        if (text.Contains(',', StringComparison.Ordinal))
        {
            reason = "Write a size without commas and with a point: 1.8 TB.";
            return false;
        }

        if (FactorOf(unit) is not { } factor
            || text.Length > Longest
            || number.Length > 20
            || !decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var size))
        {
            reason = "A size is a number and a unit: B, kB, MB, GB, TB, PB, or KiB to PiB; for example 1.8 TB.";
            return false;
        }

        // Compared before they are multiplied: the product of both might not fit.
        if (size < 0 || size > Most / factor)
        {
            reason = "A dataset has at most 100 PB.";
            return false;
        }

        bytes = (long)decimal.Round(size * factor);
        reason = bytes == 0 ? "A dataset has at least 1 byte." : "";
        return bytes > 0;
    }

    /// <summary>The shortest way to write a size that reads as the same bytes again.</summary>
    public static string Text(long bytes)
    {
        for (var (power, factor) = (Units.Length - 1, 1_000_000_000_000_000m); power > 0; (power, factor) = (power - 1, factor / 1000))
        {
            if (bytes >= factor && bytes % (factor / 1000) == 0)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{bytes / factor:0.###} {Units[power]}");
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"{bytes} B");
    }

    private static decimal? FactorOf(string unit)
    {
        var exponent = Math.Max(IndexOf(Units, unit), unit.Length == 0 ? 0 : -1);
        var (power, root) = exponent >= 0 ? (exponent, 1000m) : (IndexOf(Binary, unit), 1024m);
        return power < 0 ? null : Enumerable.Repeat(root, power).Aggregate(1m, (product, one) => product * one);
    }

    private static int IndexOf(string[] units, string unit) =>
        Array.FindIndex(units, one => string.Equals(one, unit, StringComparison.OrdinalIgnoreCase));
}
