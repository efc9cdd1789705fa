using System.Globalization;
using System.Text;
using Curation.Checks;
using Curation.Findings;
using Curation.Tests.Keys.Rules;

namespace Curation.Tests.Checks;

/// <summary>docs/rules.md: the rules of the pack for people, with the examples that the tests check.</summary>
internal static class RulesDocument
{
    private const int Widest = 200;

    public static string Of(RulePack pack)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # The rules of the structure check

            Generated from the rule pack, version {pack.Version}; not to be edited by hand. A deposit in staging is judged by the first
            severity, data that is public by the second. Only errors stand in the way of a promotion, unless a maintainer waives them; those that harm whoever downloads the data always do. A rule may have milder cases;
            what is said of a folder is said once, not for each of its files.


            """);
        Table(text, pack.Rules);
        foreach (var rule in Ordered(pack.Rules))
        {
            Section(text, rule);
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static IEnumerable<IRule> Ordered(IEnumerable<IRule> rules) => rules.OrderBy(rule => rule.Id, StringComparer.Ordinal);

    private static void Table(StringBuilder text, IReadOnlyList<IRule> rules)
    {
        text.Append("| scope | decided by this version | not decided |\n|---|---|---|\n");
        foreach (var scope in rules.GroupBy(rule => rule.Scope).OrderBy(scope => scope.Key))
        {
            var undecided = scope.Count(rule => rule is UndecidedRule);
            text.Append(CultureInfo.InvariantCulture, $"| {Words(scope.Key)} | {scope.Count() - undecided} | {undecided} |\n");
        }
    }

    private static void Section(StringBuilder text, IRule rule)
    {
        var (staging, gallery) = (rule.SeverityIn(Profile.Staging), rule.SeverityIn(Profile.Gallery));
        text.Append(CultureInfo.InvariantCulture, $"\n## {rule.Id}\n\n{Escape(rule.Title)}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"- Severity: {Words(staging)} in staging, {Words(gallery)} in the gallery\n");
        text.Append(rule.HarmsDownloads ? "- Can be neither waived nor let pass: it harms whoever downloads the data\n" : "");
        text.Append(CultureInfo.InvariantCulture, $"- Decided from: {Words(rule.Scope)}\n");
        text.Append(CultureInfo.InvariantCulture, $"- What to do: {Escape(rule.Remedy)}\n- Source: {Escape(rule.Docs)}\n");
        if (RuleExamples.All.FirstOrDefault(examples => examples.Rule == rule.Id) is { } known)
        {
            Example(text, "Passes", known.Pass);
            Example(text, "Found", known.Fail);
        }
    }

    private static void Example(StringBuilder text, string label, string[] keys)
    {
        if (keys.FirstOrDefault(IsShown) is not { } example)
        {
            return;
        }

        var (key, size) = RuleExamples.Split(example);
        text.Append(CultureInfo.InvariantCulture, $"- {label}: `{key}`");
        text.Append(size is null ? "\n" : string.Create(CultureInfo.InvariantCulture, $", {size} bytes\n"));
    }

    private static bool IsShown(string key) => key.Length is > 0 and <= Widest && key.All(letter => letter is >= ' ' and <= '~');

    private static string Words(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "info",
    };

    private static string Words(RuleScope scope) => scope switch
    {
        RuleScope.Key => "the key",
        RuleScope.KeyAndSize => "the key and the size",
        RuleScope.Set => "the whole listing",
        RuleScope.Content => "what is in a file",
        _ => "the course of the deposit",
    };

    private static string Escape(string text) => text.Replace("<", "\\<", StringComparison.Ordinal)
        .Replace("_", "\\_", StringComparison.Ordinal)
        .Replace("*", "\\*", StringComparison.Ordinal);
}
