using System.Globalization;
using Curation.Tables.Reading;

namespace Curation.Tables.Platemaps;

/// <summary>Stops the reading of a table that is far larger than its like can be, so that a check ends, and in bounded memory.</summary>
internal sealed class ReadBound(long mostRows, string what)
{
    /// <summary>Of one file. A map of 1,536 wells with a hundred columns has some 2 MB.</summary>
    public const long MostBytes = 16 * 1024 * 1024;

    private long bytes;

    public static TableException TooLarge(long size) => new(string.Create(
        CultureInfo.InvariantCulture, $"it has {size:N0} bytes, and no table of plates or wells has more than {MostBytes:N0}"));

    /// <summary>Throws <see cref="TableException"/> if the row is one too many.</summary>
    public void Count(Table row)
    {
        if (row.Rows > mostRows)
        {
            throw new TableException(string.Create(CultureInfo.InvariantCulture, $"it has more than {mostRows:N0} rows, and {what}"));
        }

        // What is packed may be larger than the listing tells.
        for (var i = 0; i < row.Columns.Count; i++)
        {
            bytes += row[i].Length + 1;
        }

        if (bytes > MostBytes)
        {
            throw TooLarge(bytes);
        }
    }
}
