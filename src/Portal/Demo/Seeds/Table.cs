using System.Text;

namespace Portal.Demo.Seeds;

/// <summary>Rows of plain values as text, one line each; nothing in a seed needs quoting.</summary>
internal static class Table
{
    public static byte[] Commas(IEnumerable<string[]> rows) => Of(rows, ',');

    public static byte[] Tabs(IEnumerable<string[]> rows) => Of(rows, '\t');

    private static byte[] Of(IEnumerable<string[]> rows, char separator) =>
        Encoding.UTF8.GetBytes(string.Concat(rows.Select(row => string.Join(separator, row) + "\n")));
}
