using System.Text.Json;
using Curation.Checks;
using Curation.Findings;
using Testing.Keys;

namespace Curation.Tests.Checks;

public sealed class UndecidedRulesTests
{
    [Fact]
    public void Every_collected_rule_is_in_the_pack_once_and_as_grave_in_staging()
    {
        using var file = Corpus.Open("rules.json");
        using var rules = JsonDocument.Parse(file);
        var collected = rules.RootElement.GetProperty("rules").EnumerateArray()
            .Select(rule => $"{rule.GetProperty("id").GetString()} {rule.GetProperty("severity").GetString()}").ToList();

        var known = RulePack.Gallery.Rules.Where(rule => rule.Id[0] != 'N')
            .Select(rule => $"{rule.Id} {rule.SeverityIn(Profile.Staging)}".Replace(" Error", " error", StringComparison.Ordinal)
                .Replace(" Warning", " warning", StringComparison.Ordinal).Replace(" Info", " info", StringComparison.Ordinal));

        Assert.Equal(97, collected.Count);
        Assert.Equal(collected.Order(StringComparer.Ordinal), known.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_rule_that_is_not_decided_says_so() =>
        Assert.All(UndecidedRules.All, rule => Assert.Matches("not decided by this version|[Cc]annot be decided", rule.Docs));

    [Fact]
    public void A_rule_about_the_course_of_a_deposit_says_where_it_is_decided()
    {
        Assert.Equal(
            ["C001", "C002", "C003", "C004", "C005"],
            RulePack.Gallery.Rules.Where(rule => rule.Scope is RuleScope.Process).Select(rule => rule.Id).Order(StringComparer.Ordinal));
        Assert.All(ProcessRule.All, rule => Assert.StartsWith("Process: decided by ", rule.Docs, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(
        "K009 set warning A sentence.",
        "Line 2 of the undecided rules: expected “id scope severity rule | what to do”, not “K009 set warning A sentence.”.")]
    [InlineData("K009 sets warning A. | B.", "Line 2 of the undecided rules: “sets” is none of key, keyandsize, set, content, process.")]
    [InlineData("K009 set grave A. | B.", "Line 2 of the undecided rules: “grave” is none of info, warning, error.")]
    public void A_bad_line_is_named_with_what_is_wrong(string line, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => UndecidedRules.Parse("# rules\n" + line)).Message);
}
