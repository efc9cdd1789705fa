using System.Text.Json;
using System.Text.RegularExpressions;

namespace Bench;

/// <summary>
/// The peer: the collected expressions of the places and of those rules of one key that are expressions, compiled, and run over every key in
/// turn. It counts only; it makes no messages, no repairs, no counts by folder, so it does less than the check it is compared with.
/// </summary>
internal sealed class Expressions
{
    private const RegexOptions Options = RegexOptions.Compiled | RegexOptions.CultureInvariant | RegexOptions.Singleline;

    private readonly (string Rule, Regex Forbidden)[] rules;
    private readonly Regex[] places;

    public Expressions()
    {
        using var file = typeof(Expressions).Assembly.GetManifestResourceStream("rules.json")
            ?? throw new InvalidOperationException("The build lacks its resource rules.json.");
        using var collected = JsonDocument.Parse(file);
        places = [.. collected.RootElement.GetProperty("nodes").EnumerateArray().Select(node => Compile(node.GetProperty("regex").GetString()!))];
        var predicates = collected.RootElement.GetProperty("rules").EnumerateArray()
            .ToDictionary(rule => rule.GetProperty("id").GetString()!, rule => rule.GetProperty("predicate").GetString()!);
        rules =
        [
            ("K001", Compile(@"^(?!.{1,1024}\z)")),
            ("K002", Forbidden(predicates["K002"])),
            ("K003", Compile(@"^([^/]+/[^/]+/workspace(_dl)?/.*\s.*/|[^/]*\s[^/]*/|[^/]+/[^/]*\s[^/]*/|([^/]+/){2,5}[^/]*\s[^/]*/)")),
            ("K005", Compile(@"[^A-Za-z0-9._/-][^/]*\z")),
            ("K006", Forbidden(predicates["K006"])),
            ("K008", Forbidden(predicates["K008"])),
            ("K010", Compile(@"^[^/]+/[^/]+/(images|workspace/(analysis|backend|load_data_csv|metadata|profiles))/.*\.(zip|tar|tgz|tar\.gz|tar\.bz2|7z|rar)\z")),
            ("T001", Compile($@"^(?!{predicates["T001"].TrimStart('^').TrimEnd('$')}(/|\z))")),
            ("T004", Compile(@"^[^/]+/(images|workspace|workspace_dl|illum|metadata|load_data_csv|analysis|backend|profiles|data)/")),
            ("T006", Compile(@"^[^/]+/[^/]+/(?!(images|workspace|workspace_dl)/)[^/]+/")),
            ("I001", Compile(@"^[^/]+/[^/]*/images/[^/]*/(?!(illum|images|images_[A-Za-z0-9]+([_-][A-Za-z0-9]+)*)/)[^/]+/(illum|images|images_[A-Za-z0-9]+([_-][A-Za-z0-9]+)*)/")),
            ("I003", Compile(@"^[^/]+/[^/]*/images/[^/]*/(?!(illum|images|images_[A-Za-z0-9]+([_-][A-Za-z0-9]+)*)/)[^/]+/")),
        ];
    }

    public int Count => rules.Length + places.Length;

    /// <summary>Keys by rule whose expression finds them, then those without a place.</summary>
    public string Find(string[] keys)
    {
        var found = new int[rules.Length];
        var unplaced = 0;
        foreach (var key in keys)
        {
            for (var i = 0; i < rules.Length; i++)
            {
                found[i] += rules[i].Forbidden.IsMatch(key) ? 1 : 0;
            }

            unplaced += IsPlaced(key) ? 0 : 1;
        }

        return string.Join(' ', rules.Index().Where(r => found[r.Index] > 0).Select(r => $"{r.Item.Rule} {found[r.Index]}")) + $" unplaced {unplaced}";
    }

    private bool IsPlaced(string key)
    {
        foreach (var place in places)
        {
            if (place.IsMatch(key))
            {
                return true;
            }
        }

        return false;
    }

    private static Regex Forbidden(string predicate)
    {
        const string Not = "NOT ";
        return predicate.StartsWith(Not, StringComparison.Ordinal)
            ? Compile(predicate[Not.Length..])
            : throw new InvalidDataException($"“{predicate}” is no expression that is forbidden.");
    }

    private static Regex Compile(string pattern) =>
        new(pattern.Replace(@"\d", "[0-9]", StringComparison.Ordinal).Replace("$", @"\z", StringComparison.Ordinal), Options);
}
