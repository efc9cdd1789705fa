using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Curation.Plates.Vendors;
using Curation.Plates.Wells;
using Curation.Tables.Reading;

namespace Curation.Tables.LoadData;

/// <summary>Reads the well and the site of each row, and compares them with each other and with the names of the images.</summary>
internal sealed class RowWell(Table header, ListedSites sites)
{
    private readonly int well = header.Column("Metadata_Well");
    private readonly int site = header.Column("Metadata_Site");
    private readonly int row = First(header, "Metadata_Row");
    private readonly int column = First(header, "Metadata_Col", "Metadata_Column");
    private Well? current;

    public bool HasWell => well >= 0;

    public bool HasSite => site >= 0;

    /// <summary>Sites that are no number.</summary>
    public CaseTally OddSites { get; } = new();

    /// <summary>Wells that no plate has.</summary>
    public CaseTally OddWells { get; } = new();

    /// <summary>Rows whose Metadata_Row or Metadata_Col is not that of the well.</summary>
    public CaseTally OtherPlace { get; } = new();

    /// <summary>Images whose names are of another well than their row.</summary>
    public CaseTally OtherWell { get; } = new();

    /// <summary>Images whose names tell a well.</summary>
    public long Compared { get; private set; }

    public void Add(Table at)
    {
        var number = ListedSites.NoSite;
        if (HasSite && !TryNumber(at[site], out number))
        {
            number = ListedSites.NoSite;
            OddSites.Add(OddSites.WantsExample ? $"“{at.Text(site)}” in line {Line(at)}" : "");
        }

        current = null;
        if (!HasWell)
        {
            return;
        }

        Span<char> text = stackalloc char[8];
        if (!TryChars(at[well], text, out var length) || !Well.TryParse(text[..length], out var found))
        {
            OddWells.Add(OddWells.WantsExample ? $"“{at.Text(well)}” in line {Line(at)}" : "");
            return;
        }

        current = found;
        sites.Add(found, number);
        LookAtPlace(at, found);
    }

    /// <param name="at">The row.</param>
    /// <param name="key">The key of one of its images.</param>
    public void AddImage(Table at, ReadOnlySpan<byte> key)
    {
        Span<char> text = stackalloc char[256];
        if (current is not { } listed || !TryChars(BelowPlate(key), text, out var length)
            || !ImageName.TryRead(text[..length], out var name) || name.Well is not { } named)
        {
            return;
        }

        Compared++;
        if (named != listed)
        {
            OtherWell.Add(OtherWell.WantsExample ? $"{listed} in line {Line(at)} has “{text[..length]}”, which is of {named}" : "");
        }
    }

    private void LookAtPlace(Table at, Well found)
    {
        var isOther = column >= 0 && TryNumber(at[column], out var columnNumber) && columnNumber != found.Column;
        isOther |= row >= 0 && TryNumber(at[row], out var rowNumber) && rowNumber != found.Row;
        if (isOther)
        {
            OtherPlace.Add(OtherPlace.WantsExample
                ? $"{found} in line {Line(at)} has {string.Join(" and ", new[] { row, column }.Where(i => i >= 0).Select(i => $"{header.Columns[i]} {at.Text(i)}"))}"
                : "");
        }
    }

    private static ReadOnlySpan<byte> BelowPlate(ReadOnlySpan<byte> key)
    {
        for (var i = 0; i < 6; i++)
        {
            var slash = key.IndexOf((byte)'/');
            if (slash < 0)
            {
                return default;
            }

            key = key[(slash + 1)..];
        }

        return key;
    }

    private static bool TryChars(ReadOnlySpan<byte> bytes, Span<char> text, out int length) =>
        Encoding.UTF8.TryGetChars(bytes, text, out length) && length > 0;

    // Written by tables of decimals, too: 2.0 is 2.
    private static bool TryNumber(ReadOnlySpan<byte> text, out int number)
    {
        text = text.EndsWith(".0"u8) ? text[..^2] : text;
        return Utf8Parser.TryParse(text, out number, out var read) && read == text.Length && number >= 0;
    }

    private static int First(Table header, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (header.Column(name) is var found and >= 0)
            {
                return found;
            }
        }

        return -1;
    }

    private static string Line(Table at) => at.Line.ToString("N0", CultureInfo.InvariantCulture);
}
