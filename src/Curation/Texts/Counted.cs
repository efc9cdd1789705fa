using System.Globalization;

namespace Curation.Texts;

/// <summary>A number and what it counts, in words: 1 row, 2,000 rows.</summary>
internal static class Counted
{
    public static string Of(long count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");
}
