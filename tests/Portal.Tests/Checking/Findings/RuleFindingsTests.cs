using Curation.Checks;
using Curation.Findings;
using Curation.Keys;
using Portal.Checking.Findings;
using Portal.Tests.Components.Kit;

namespace Portal.Tests.Checking.Findings;

public sealed class RuleFindingsTests : KitTest
{
    private static readonly Finding Blank = new("K003", Severity.Error, "p/s/images/a b/x.tiff", null, "A blank.", "p/s/images/a_b/x.tiff");

    private static readonly IReadOnlyList<RuleCount> Rules =
    [
        new("K008", new SeverityCounts(0, 2, 0), [new("K008", Severity.Warning, "p/s/", null, "A marker.", null)]),
        new("K003", new SeverityCounts(7, 0, 0), [Blank]),
    ];

    [Fact]
    public void The_gravest_rule_comes_first_and_says_what_to_do()
    {
        var findings = Shown(null);

        var first = findings.FindAll(".finding")[0];
        Assert.Contains(RulePack.Gallery.Find("K003")!.Title, first.TextContent, StringComparison.Ordinal);
        Assert.Contains(RulePack.Gallery.Find("K003")!.Remedy, first.TextContent, StringComparison.Ordinal);
        Assert.Equal("K003", first.QuerySelector(".rule-id")!.TextContent);
        Assert.Contains("7 findings", first.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void An_example_can_be_copied_as_it_is_and_as_it_should_be() =>
        Assert.Equal(
            [Blank.Key, Blank.Repair], Shown(null).FindAll(".finding")[0].QuerySelectorAll("[data-copy]").Select(b => b.GetAttribute("data-copy")));

    [Fact]
    public void Fewer_examples_than_findings_are_said_to_be_the_first() =>
        Assert.Equal("The first 1 of 7", Shown(null).Find("summary").TextContent);

    [Fact]
    public void A_severity_in_the_address_leaves_only_its_rules()
    {
        var findings = Shown("warning");

        Assert.Equal("K008", Assert.Single(findings.FindAll(".finding")).QuerySelector(".rule-id")!.TextContent);
        Assert.Equal("Warning: 2", findings.Find(".severities [aria-current]").TextContent);
    }

    [Fact]
    public void A_rule_that_is_gone_still_shows_what_it_found() =>
        Assert.Contains(
            "X999", Render<RuleFinding>(p => p.Add(f => f.Rule, new RuleCount("X999", new(1, 0, 0), []))).Markup, StringComparison.Ordinal);

    private IRenderedComponent<RuleFindings> Shown(string? severity) =>
        Render<RuleFindings>(p => p.Add(f => f.Rules, Rules).Add(f => f.Severity, severity).Add(f => f.Address, s => "?severity=" + s));
}
