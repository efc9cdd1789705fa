using System.Text.RegularExpressions;
using Curation.Checking;

namespace Curation.Tests.Checking;

/// <summary>Rules that are coded for speed, against the regular expressions by which they are specified.</summary>
public sealed class PredicateTests
{
    [Theory]
    [InlineData("K002", @"^/|//|(^|/)\.{1,2}(/|\z)")]
    [InlineData("K006", @"(^|/)(\.DS_Store[^/]*|\._[^/]*|Thumbs\.db|desktop\.ini|[^/]*\.sw[pon]|[^/]*~|[^/]*\.(tmp|temp|part|partial|filepart|crdownload)|\.ipynb_checkpoints|__MACOSX|\.git|[^/]*-checkpoint\.[^/]*)(/|\z)")]
    [InlineData("K008", @"/\z")]
    [InlineData("T001", @"^(?!cpg[0-9]{4}(-[A-Za-z0-9_-]+)?(/|\z))")]
    [InlineData("I001", @"^[^/]+/[^/]*/images/[^/]*/(?!(illum|images|images_[A-Za-z0-9]+([_-][A-Za-z0-9]+)*)/)[^/]+/(illum|images|images_[A-Za-z0-9]+([_-][A-Za-z0-9]+)*)/")]
    public void A_rule_finds_what_its_expression_finds(string rule, string forbidden)
    {
        var found = new HashSet<string>();
        var check = new StructureCheck(RulePack.Gallery, Profile.Staging, finding => found.UnionWith(finding.Rule == rule ? [finding.Key] : []));
        var keys = new Mutations(5).Of(Examples.OfEveryPlace, 20_000).Where(key => key.Length > 0).ToHashSet();
        foreach (var key in keys)
        {
            check.Observe(key, 1000);
        }

        var expression = new Regex(forbidden, RegexOptions.CultureInvariant);
        var expected = keys.Where(key => expression.IsMatch(key)).ToHashSet();

        Assert.NotEmpty(expected);
        Assert.Empty(expected.Except(found).Take(10));
        Assert.Empty(found.Except(expected).Take(10));
    }
}
