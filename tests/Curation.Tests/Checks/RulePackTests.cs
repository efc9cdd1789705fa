using Curation.Checks;
using Curation.Findings;
using Curation.Keys.Layouts;
using Curation.Registries;
using Testing.Keys;

namespace Curation.Tests.Checks;

public sealed class RulePackTests
{
    private const string Layout = "version 1\nwhere {a} {b} is name\nN-X {a}/{b}\n";

    // Of ADR 8: what the public bucket is known to break.
    private const string BrokenInPublic =
        "A002 B001 D002 D003 I002 I004 I006 I008 I009 I016 K003 K004 M001 M002 P001 P004 P005 S001 T001 T002 T003 T004 T005 T006 W001 W003 X001";

    [Fact]
    public void The_version_names_the_layout_and_changes_with_it()
    {
        var version = Pack(Layout).Version;

        Assert.Matches("^1-[0-9a-f]{8}$", version);
        Assert.Equal(version, Pack("# a comment\nversion   1\n\nwhere {a} {b} is name # another\nN-X  {a}/{b}").Version);
        Assert.NotEqual(version, Pack(Layout.Replace("{a}/{b}", "{a}/x/{b}", StringComparison.Ordinal)).Version);
        Assert.NotEqual(version, Pack(Layout.Replace("name", "parts", StringComparison.Ordinal)).Version);
    }

    [Fact]
    public void What_public_data_is_known_to_break_is_no_error_in_the_gallery() =>
        Assert.All(BrokenInPublic.Split(' '), id => Assert.NotEqual(Severity.Error, RulePack.Gallery.Find(id)!.SeverityIn(Profile.Gallery)));

    [Fact]
    public void No_real_key_is_an_error_in_the_gallery()
    {
        var errors = new List<Finding>();
        var check = new StructureCheck(RulePack.Gallery, Profile.Gallery, errors.Add);
        foreach (var key in Corpus.RealKeys)
        {
            check.Observe(key, 1000);
        }

        Assert.Empty(errors.Where(finding => finding.Severity == Severity.Error).Select(finding => $"{finding.Rule} {finding.Key}").Take(10));
    }

    [Fact]
    public void The_gallery_is_never_judged_more_strictly() =>
        Assert.Empty(
            RulePack.Gallery.Rules.Where(rule => rule.SeverityIn(Profile.Gallery) > rule.SeverityIn(Profile.Staging)).Select(rule => rule.Id));

    private static RulePack Pack(string layout) => new(GalleryLayout.Parse(layout), Registry.Gallery);
}
