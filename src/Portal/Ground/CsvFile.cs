using System.Globalization;
using CsvHelper;

namespace Portal.Ground;

/// <summary>A table that leaves the portal as a file, row by row while it is read.</summary>
internal static class CsvFile
{
    // What a key begins with must not become a formula in somebody's spreadsheet.
    private static readonly CsvWriterOptions Form = CsvWriterOptions.Default with { Injection = CsvInjection.Escape };

    public static IResult Of(string name, Func<CsvWriter, Task> write) => Results.Stream(
        async body =>
        {
            await using var csv = CsvWriter.Create(body, Form, leaveOpen: true);
            await write(csv);
        },
        "text/csv; charset=utf-8",
        name);

    /// <summary>A time as files and the log write it.</summary>
    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
