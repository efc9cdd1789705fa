using System.Text.Json;
using System.Text.RegularExpressions;

namespace Testing.Keys;

/// <summary>
/// The naive model: the regular expressions of the collected rules, tried one after another. Two slips of the dialect are taken
/// out: a digit is 0 to 9, and a line feed is a character like others, not an end.
/// </summary>
public static class Oracle
{
    private static readonly Lazy<(string Id, Regex Pattern)[]> Places = new(Load);

    public static IEnumerable<string> Ids => Places.Value.Select(place => place.Id);

    public static string? PlaceOf(string key) => Array.Find(Places.Value, place => place.Pattern.IsMatch(key)).Id;

    private static (string Id, Regex Pattern)[] Load()
    {
        using var file = Corpus.Open("rules.json");
        using var rules = JsonDocument.Parse(file);
        return [.. rules.RootElement.GetProperty("nodes").EnumerateArray().Select(node => (
            node.GetProperty("id").GetString()!,
            new Regex(
                Strict(node.GetProperty("regex").GetString()!), RegexOptions.Compiled | RegexOptions.Singleline | RegexOptions.CultureInvariant)))];
    }

    private static string Strict(string pattern) => pattern.Replace(@"\d", "[0-9]", StringComparison.Ordinal).TrimEnd('$') + @"\z";
}
