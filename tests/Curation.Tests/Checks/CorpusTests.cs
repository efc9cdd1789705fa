using Curation.Checks;
using Curation.Findings;
using Curation.Keys;
using Curation.Tests.Keys.Rules;
using Testing.Keys;

namespace Curation.Tests.Checks;

public sealed class CorpusTests
{
    private static readonly HashSet<string> OfKeys =
        [.. RulePack.Gallery.Rules.Where(rule => rule.Scope is RuleScope.Key or RuleScope.KeyAndSize).Select(rule => rule.Id)];

    // The list of odd keys is a sample: keys beside a listed one break the same rules.
    private static readonly Dictionary<string, string[]> Odd =
        Corpus.OddKeys.Where(odd => odd.Kind is "exact" or "repo tree").ToDictionary(odd => odd.Key, odd => odd.Rules);

    [Fact]
    public void The_errors_on_collected_keys_are_the_known_ones_and_no_others() =>
        Assert.Equal(
            Corpus.KnownErrors, ErrorsOf([.. Corpus.RealKeys, .. Corpus.DerivedKeys]).Select(error => (error.Rule, error.Key)).Distinct().Order());

    [Fact]
    public void A_known_error_is_a_listed_deviation_of_its_project()
    {
        var listed = Corpus.OddKeys.SelectMany(odd => odd.Rules.Select(rule => (rule, Project(odd.Key)))).ToHashSet();

        // What an editor has left behind is nobody's deviation, and the image in a folder of its own name lies in a tree that is astray as a whole.
        var others = Corpus.KnownErrors.Where(error => !listed.Contains((error.Rule, Project(error.Key))))
            .Select(error => $"{error.Rule} {error.Key.Split('/')[^1]}");

        Assert.Equal(["I009 IllumAGP.tif", "K004 IllumAGP.tif", "K006 .DOC45.46.47.48.txt.swp"], others.Order(StringComparer.Ordinal));
        static string Project(string key) => key.Split('/')[0];
    }

    [Fact]
    public void An_error_on_a_key_listed_as_odd_is_one_of_the_rules_listed_for_it()
    {
        var others = ErrorsOf(Odd.Keys).Where(error => !Odd[error.Key].Contains(error.Rule)).Select(error => $"{error.Rule} {error.Key}");

        Assert.Empty(others);
    }

    [Fact]
    public void A_key_listed_as_odd_is_found_by_each_of_its_listed_rules_that_decide_on_a_key()
    {
        var expected = Odd.SelectMany(odd => odd.Value.Where(OfKeys.Contains).Select(rule => $"{rule} {odd.Key}"));

        var found = Odd.Keys.SelectMany(key => FindingsOf([key]).Select(finding => $"{finding.Rule} {key}")).ToHashSet();

        // What the predicates of these rules pass: a blank that was repaired, a second name that is registered since, a batch that
        // does begin with a day, and a profile whose fault is that it is stored twice.
        Assert.Equal(
            [
                "I002 cpg0020-varchamp/broad/workspace/backend/2023_05_30_B1A1R1/2023-05-24_B1A1R1_P1T2/2023-05-24_B1A1R1_P1T2.sqlite",
                "K003 cpg0020-varchamp/broad/images/2024_12_09_Batch_11/images/2024-12-09_B11A1R1_widefield__2024-12-09T13_40_28-Measurement_1/Images/Index.idx.xml",
                "P001 jump/source_6/workspace/profiles/p210830CPU2OS48hw384exp023JUMP/110000293094/110000293094_normalized_feature_select_negcon_batch.csv",
                "T002 cpg0016-jump-assembled/source_all/workspace/profiles/jump-profiling-recipe_2024_0224e0f/ALL/profiles_wellpos_cc_var_mad_outlier_featselect_sphering_harmony/profiles_wellpos_cc_var_mad_outlier_featselect_sphering_harmony.parquet",
            ],
            expected.Except(found).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_file_without_a_documented_place_is_never_passed_over()
    {
        var silent = new Mutations(7).Of([.. Examples.OfEveryPlace, .. Corpus.RealKeys.Take(500)], 20_000)
            .Where(key => Oracle.PlaceOf(key) is null && FindingsOf([key]).Count == 0);

        Assert.Empty(silent.Take(10));
    }

    [Fact]
    public void A_repair_leads_to_a_documented_place()
    {
        var repairs = FindingsOf(new Mutations(11).Of([.. Examples.OfEveryPlace, .. Corpus.RealKeys.Take(500)], 20_000))
            .Where(finding => finding.Repair is not null).ToList();

        Assert.True(repairs.Count > 500, $"Only {repairs.Count} repairs were proposed.");
        Assert.Empty(repairs.Where(finding => Oracle.PlaceOf(finding.Repair!) is null).Take(10));
    }

    [Fact]
    public void A_real_clean_key_has_no_finding_beyond_a_remark()
    {
        var found = FindingsOf(Corpus.RealKeys.Where(key => Oracle.PlaceOf(key) is not null))
            .Where(finding => finding.Rule != "K005" && finding.Severity > Severity.Info);

        Assert.Empty(found.Take(10));
    }

    private static List<Finding> FindingsOf(IEnumerable<string> keys)
    {
        var findings = new List<Finding>();
        var check = new StructureCheck(RulePack.Gallery, Profile.Staging, findings.Add);
        foreach (var key in keys)
        {
            check.Observe(key, 1000);
        }

        return findings;
    }

    private static IEnumerable<Finding> ErrorsOf(IEnumerable<string> keys) => FindingsOf(keys).Where(finding => finding.Severity == Severity.Error);
}
