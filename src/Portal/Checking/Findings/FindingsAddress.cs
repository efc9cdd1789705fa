using System.Globalization;
using Curation.Findings;
using Portal.Checking.Store;

namespace Portal.Checking.Findings;

/// <summary>What of a check's findings is shown, in an address and back. What is not set is not written; what is none is not set.</summary>
public static class FindingsAddress
{
    /// <param name="check">The page of the check.</param>
    public static string Of(string check, FindingsQuery query, long? after = null, long? before = null)
    {
        (string Name, string? Value)[] all =
        [
            ("view", query.Change is null ? "findings" : "changes"), ("change", query.Change?.ToString().ToLowerInvariant()), ("rule", query.Rule),
            ("severity", query.Severity?.ToString().ToLowerInvariant()), ("folder", query.Folder), ("plate", query.Plate),
            ("waived", query.Waived switch { true => "yes", false => "no", null => null }),
            ("after", after?.ToString(CultureInfo.InvariantCulture)), ("before", before?.ToString(CultureInfo.InvariantCulture)),
        ];
        return check
            + "?"
            + string.Join('&', all.Where(p => !string.IsNullOrWhiteSpace(p.Value)).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));
    }

    public static FindingsQuery Read(string? rule, string? severity, string? folder, string? plate, string? waived, Change? change) => new(
        Set(rule)?.ToUpperInvariant(),
        Named<Severity>(severity),
        Set(folder) is { } text
            ? $"{(text.Contains("://", StringComparison.Ordinal) ? Curation.Store.Prefix.Shaped(text) : text).TrimEnd('/')}/"
            : null,
        Set(plate),
        waived switch { "yes" => true, "no" => false, _ => null },
        change);

    public static T? Named<T>(string? text)
        where T : struct, Enum =>
        Enum.GetValues<T>().Cast<T?>().FirstOrDefault(value => string.Equals(value.ToString(), text, StringComparison.OrdinalIgnoreCase));

    private static string? Set(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
