using Curation.Plates.Wells;

namespace Curation.Plates.Vendors;

/// <summary>A well at the end of a beginning: <c>CP1-SC1-01_A01</c>. Something stands before the underscore, and no slash in it.</summary>
internal static class WellEnding
{
    public static bool TryRead(ReadOnlySpan<char> text, bool capitalsOnly, out int row, out int column)
    {
        (row, column) = (0, 0);
        var mark = text.LastIndexOf('_');
        var well = text[(mark + 1)..];
        if (mark < 1 || well.Length is not (3 or 4) || !char.IsAsciiDigit(well[^1]) || !char.IsAsciiDigit(well[^2]))
        {
            return false;
        }

        var isSmall = char.IsAsciiLetterLower(well[0]) || char.IsAsciiLetterLower(well[^3]);
        row = capitalsOnly && isSmall ? 0 : Well.RowOf(well[..^2]);
        column = ((well[^2] - '0') * 10) + well[^1] - '0';
        return row > 0;
    }
}
