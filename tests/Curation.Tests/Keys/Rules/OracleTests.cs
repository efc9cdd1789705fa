using Testing.Keys;

namespace Curation.Tests.Keys.Rules;

/// <summary>
/// The check against the expressions it was made from, tried one after another, on all collected keys and on two hundred thousand gone wrong.
/// </summary>
public sealed class OracleTests
{
    private const int Mutated = 200_000;

    private static readonly Lazy<Verdict[]> Judged = new(() => [.. Verdict.Of(Keys())]);
    private static readonly ulong Debris = Verdict.BitsOf("K006");

    public static TheoryData<string> Rules => [.. RuleExpressions.All.Select(expression => expression.Rules)];

    [Fact]
    public void A_key_has_the_place_that_the_expressions_give_it()
    {
        var disagreements = Judged.Value.AsParallel().Where(verdict => verdict.Place != Oracle.PlaceOf(verdict.Key))
            .Select(verdict => $"{verdict.Key}: {verdict.Place}, not {Oracle.PlaceOf(verdict.Key)}");

        AssertNone(disagreements);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_finds_what_its_expression_forbids(string rules)
    {
        var expression = RuleExpressions.All.Single(e => e.Rules == rules);
        var (forbidden, bits) = (expression.Compile(), Verdict.BitsOf(rules));
        var asked = Judged.Value.AsParallel().Where(v => expression.IsOfAnyKey || ((v.Rules & Debris) == 0 && RuleExpression.IsOfFile(v.Key)));
        var verdicts = asked.Select(v => (v.Key, Is: forbidden.IsMatch(v.Key), Found: (v.Rules & bits) != 0)).Where(v => v.Is || v.Found).ToList();

        Assert.Contains(verdicts, v => v.Is);
        AssertNone(verdicts.Where(v => v.Is != v.Found).Select(v => v.Is ? $"passed: {v.Key}" : $"found: {v.Key}"));
    }

    [Fact]
    public void The_keys_gone_wrong_break_every_rule_of_one_key_that_a_name_can_break()
    {
        var broken = Judged.Value.Aggregate(0UL, (all, verdict) => all | verdict.Rules);
        var never = Curation.Checks.RulePack.Gallery.KeyRules.Where((_, i) => (broken & (1UL << i)) == 0).Select(rule => rule.Id);

        // K007 is about sizes; N000 speaks when all others are silent, and here each is asked alone.
        Assert.Equal(["K007"], never.Where(id => id != "N000"));
    }

    private static void AssertNone(IEnumerable<string> disagreements)
    {
        var shown = string.Join('\n', disagreements.Take(10));
        Assert.True(shown.Length == 0, shown);
    }

    private static IEnumerable<string> Keys()
    {
        var examples = RuleExamples.All.SelectMany(rule => rule.Pass.Concat(rule.Fail))
            .Select(example => RuleExamples.Split(example).Key)
            .Where(key => key.Length > 0);
        string[] collected = [.. Corpus.RealKeys.Where((_, i) => i % 20 == 0), .. Corpus.DerivedKeys.Where((_, i) => i % 20 == 0)];
        return new Mutations(13).Of([.. Examples.OfEveryPlace, .. collected], Mutated / 4)
            .Concat(new Mutations(17).Of(Examples.OfEveryPlace, Mutated * 3 / 4))
            .Concat(examples).Concat(Corpus.RealKeys).Concat(Corpus.DerivedKeys).Where(key => key.Length > 0);
    }
}
