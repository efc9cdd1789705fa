using System.Text.RegularExpressions;
using Testing.Keys;

namespace Bench;

/// <summary>
/// The peer: the collected expressions of the places and of those rules of one key that are expressions, compiled, and run over every key in
/// turn. It counts only; it makes no messages, no repairs, no counts by folder, so it does less than the check it is compared with.
/// </summary>
internal sealed class Expressions
{
    // Near enough for a measurement; the rules look at what is free below a plate, which these guess by depth.
    private static readonly RuleExpression[] Near =
    [
        new("K001", @"\A(?!.{1,1024}\z)"),
        new("K003", @"\A(([^/]+/){0,5}[^/]*\s[^/]*/|[^/]+/[^/]+/workspace(_dl)?/.*\s.*/)"),
        new("K004", @"\A(?!([A-Za-z0-9][A-Za-z0-9_-]*/){2,5})"),
        new("K005", @"[^A-Za-z0-9._/-][^/]*\z", IsOfAnyKey: true),
    ];

    private readonly (string Rules, Regex Forbidden)[] rules =
        [.. RuleExpressions.All.Concat(Near).DistinctBy(e => e.Rules).Select(e => (e.Rules, e.Compile()))];

    public int Count => rules.Length + Oracle.Ids.Count();

    public int Rules => rules.SelectMany(rule => rule.Rules.Split(' ')).Distinct().Count();

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

            unplaced += Oracle.PlaceOf(key) is null ? 1 : 0;
        }

        return string.Join(' ', rules.Index().Where(r => found[r.Index] > 0).Select(r => $"{r.Item.Rules} {found[r.Index]}"))
            + $" unplaced {unplaced}";
    }
}
