using System.Globalization;

namespace Portal.Demo.Seeds;

/// <summary>A well of a plate, both counted from one: row 1 is A.</summary>
internal readonly record struct Well(int Row, int Column)
{
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{RowLetter}{Column:00}");

    public char RowLetter => (char)('A' + Row - 1);
}
