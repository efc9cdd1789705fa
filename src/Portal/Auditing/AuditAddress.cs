using System.Globalization;

namespace Portal.Auditing;

/// <summary>The audit page's filters in an address, and back. What is not set is not written; a date that is none is not set.</summary>
internal static class AuditAddress
{
    public static string Of(string page, AuditFilter filter, long? before = null)
    {
        (string Name, string? Value)[] all =
        [
            ("prefix", filter.Prefix), ("who", filter.Who), ("what", filter.What), ("from", Written(filter.From)), ("to", Written(filter.To)),
            ("before", before?.ToString(CultureInfo.InvariantCulture)),
        ];
        var set = all.Where(p => !string.IsNullOrWhiteSpace(p.Value)).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!.Trim())}");
        return string.Join('?', new[] { page, string.Join('&', set) }.Where(part => part.Length > 0));
    }

    public static DateOnly? Date(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    public static string? Written(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
