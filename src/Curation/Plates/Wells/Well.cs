using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Curation.Plates.Wells;

/// <summary>
/// A well of a plate of up to 1,536 wells, 32 rows by 48 columns: A01 to AF48. What lies beyond is no well, so that a place in a set of
/// wells is one bit of 1,536. Letters of either case and columns with or without a zero before them name the same well.
/// </summary>
public readonly record struct Well : IComparable<Well>
{
    public const int Rows = 32;
    public const int Columns = 48;
    private const int Letters = 26;

    private readonly short index;

    private Well(int index) => this.index = (short)index;

    /// <summary>From 1 on: A is 1, AF is 32.</summary>
    public int Row => (index / Columns) + 1;

    /// <summary>From 1 on.</summary>
    public int Column => (index % Columns) + 1;

    /// <summary>From 0 to 1,535, row by row.</summary>
    public int Index => index;

    public static Well FromIndex(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Rows * Columns);
        return new Well(index);
    }

    /// <param name="row">From 1 on, as some microscopes number the rows.</param>
    /// <param name="column">From 1 on.</param>
    public static bool TryFrom(int row, int column, out Well well)
    {
        var exists = row is >= 1 and <= Rows && column is >= 1 and <= Columns;
        well = exists ? new Well(((row - 1) * Columns) + column - 1) : default;
        return exists;
    }

    /// <summary>One or two letters, then one or two digits: A1, a01, AF48. Nothing else may stand around them.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Well well)
    {
        well = default;
        return TryReadRow(text, out var row, out var letters)
            && TryReadColumn(text[letters..], out var column)
            && TryFrom(row, column, out well);
    }

    /// <summary>The same, with a sentence for the person who wrote the text.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Well well, [NotNullWhen(false)] out string? reason)
    {
        reason = TryParse(text, out well) ? null
            : text.IsEmpty ? "A well is a row and a column, such as A01."
            : !TryReadRow(text, out _, out var letters) || !TryReadColumn(text[letters..], out _)
                ? $"“{text}” is no well: one or two letters for the row, then one or two digits for the column, such as A01."
            : $"“{text}” is on no plate: the largest has rows A to AF and columns 1 to {Columns}.";
        return reason is null;
    }

    /// <summary>The number of a row from its letters, whether a plate has it or not; 0 for other text. A is 1, Z 26, AA 27.</summary>
    internal static int RowOf(ReadOnlySpan<char> letters) =>
        TryReadRow(letters, out var row, out var length) && length == letters.Length ? row : 0;

    public int CompareTo(Well other) => index.CompareTo(other.index);

    public override string ToString()
    {
        var row = Row - 1;
        var letters = row < Letters ? $"{(char)('A' + row)}" : $"{(char)('A' + (row / Letters) - 1)}{(char)('A' + (row % Letters))}";
        return string.Create(CultureInfo.InvariantCulture, $"{letters}{Column:00}");
    }

    public static bool operator <(Well left, Well right) => left.index < right.index;

    public static bool operator >(Well left, Well right) => left.index > right.index;

    public static bool operator <=(Well left, Well right) => left.index <= right.index;

    public static bool operator >=(Well left, Well right) => left.index >= right.index;

    private static bool TryReadRow(ReadOnlySpan<char> text, out int row, out int letters)
    {
        (row, letters) = (0, 0);
        while (letters < 2 && letters < text.Length && char.IsAsciiLetter(text[letters]))
        {
            row = (row * Letters) + (text[letters++] | ' ') - 'a' + 1;
        }

        return letters > 0;
    }

    private static bool TryReadColumn(ReadOnlySpan<char> text, out int column)
    {
        var isNumber = text.Length is 1 or 2 && char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[^1]);
        column = !isNumber ? 0 : text.Length == 1 ? text[0] - '0' : ((text[0] - '0') * 10) + text[1] - '0';
        return isNumber;
    }
}
