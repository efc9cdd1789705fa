using System.Text.RegularExpressions;
using Curation.Checking;
using Curation.Tests.Data;

namespace Curation.Tests.Checking;

/// <summary>
/// Rules about paths against the regular expressions by which they are specified, on all collected keys and on twenty thousand gone
/// wrong. The expressions stand here from the source on, for keys to which structure rules apply: files that are no debris, with names
/// in all their folders. Names of folders are free, because a batch with a blank is the finding of K003 and its path is right.
/// </summary>
public sealed class PathPredicateTests
{
    private const string Name = "[A-Za-z0-9][A-Za-z0-9_-]*";
    private const string InGroup = "workspace/analysis/[^/]+/(?<plate>[^/]+)/analysis/(?!analysis/)";
    private const string Table = @"\.(csv(\.gz)?|parquet)\z";

    private static readonly Lazy<Dictionary<string, HashSet<string>>> Found = new(Judge);

    [Theory]
    [InlineData("T007", @"\A[^/]+(/[^/]+)?/(?!README\.md\z)[^/]+\z")]
    [InlineData("T003", @"\A(?=cpg[0-9]{4}(-[A-Za-z0-9_-]+)?/)(?!cpg[0-9]{4}-(?=[^/]{1,64}/)[a-z0-9]+(-[a-z0-9]+)*/)")]
    [InlineData("T005", @"\A[^/]+/(?!(images|workspace|workspace_dl|illum|metadata|load_data_csv|analysis|backend|profiles|data)/)(?=" + Name + @"/)(?![a-z0-9]+(_[a-z0-9]+)*/)")]
    [InlineData("I002", @"images/(?=[^/]+/)(?![0-9]{4}_(0[1-9]|1[0-2])_(0[1-9]|[12][0-9]|3[01])_[^/]+/(?<!/2023_02_29_x/))")]
    [InlineData("I008 I020", @"images/[^/]+/illum/(?<plate>[^/]+)/(?!\k<plate>_(Cycle[0-9]+_)?Illum[A-Za-z0-9]+(_[A-Za-z0-9]+)*\.npy\z).+\.npy\z")]
    [InlineData("I010", @"images/[^/]+/illum/(?<plate>[^/]+)/\k<plate>_Illum(?!(AGP|DNA|ER|Mito|RNA|Brightfield|Brightfield_H|Brightfield_L|HighZBF|LowZBF)(_Round[0-9]+)?\.npy\z)[A-Za-z0-9]+(_[A-Za-z0-9]+)*\.npy\z")]
    [InlineData("I013", @"images/(?!.*\.zarr/)[^/]+/images/[^/]+/.+(?<!\.(?i:tiff?|nd2|png|flex|czi|lif|oif|oib|vsi|c01|dib|jp2|jpg|zarr|xml|mlf|mrf|mes|wpi|wpp|ppf|htd|txt|csv|json|kw|sbs))\z")]
    [InlineData("I018", @"images/[^/]+/images/[^/]+/((?![0-9]+X_[^/]+/)[^/]*[_-]SBS-[0-9]+/|(?=[0-9]+X_[^/]+/)(?![^/]*([_-]SBS-[0-9]+/|_CP_)))")]
    [InlineData("I021", @"images/[^/]+/images_zarr(_[^/]*)?/(?<!images_zarr(?!(_[A-Za-z0-9]+)*/).*/)(?!" + Name + @"(\.ome)?\.zarr/.)")]
    [InlineData("W001", "workspace/(?!(analysis|backend|load_data_csv|metadata|profiles|metadata_harmonized|profiles_assembled|assaydev|embeddings|pipelines|publication_data|qc|quality_control|segmentation|software)/)" + Name + "/")]
    [InlineData("W002", @"workspace(_dl)?/[^/]+\z")]
    [InlineData("A002", InGroup + @"(?!\k<plate>(-([A-Za-z]{1,2}[0-9]{1,2}|Well[0-9]+)(-[0-9]{1,4})?)?/)[^/]+/")]
    [InlineData("A004", InGroup + @"[^/]+/(?!cp\.is\.done\z)[^/]+(?<!\.csv|\.csv\.gz)\z")]
    [InlineData("A006", InGroup + @"[^/]+/(?!masks/)(?!outlines/([A-Za-z]{1,2}[0-9]{2}_s[0-9]+--[a-z_]+|\k<plate>_[A-Z][0-9]{2}_[0-9]+_[a-z_]+)\.png\z)[^/]+/[^/]+\z")]
    [InlineData("B001", @"workspace/backend/(?![^/]+/(?<plate>[^/]+)/\k<plate>\.(sqlite|csv|parquet)\z)")]
    [InlineData("M008", @"workspace/metadata/(?!platemaps(/|\z)|external_metadata/[^/]+\.(tsv|csv|txt|parquet|xlsx)(\.gz)?\z|([^/]+/)*(barcode_platemap\.csv|Barcodes\.csv|metadata\.json|platemap/[^/]*\.txt)\z)")]
    [InlineData("M011", @"(?<=\A(?<project>[^/]+)/[^/]+/)workspace/metadata_harmonized/(?!\k<project>_harmonized_metadata_v[0-9]+\.parquet\z)")]
    [InlineData("P001 P004", @"workspace/profiles/(?![^/]+/(?!v[0-9]+(\.[0-9]+)+[a-z]?/)(?<plate>[^/]+)/\k<plate>(_[A-Za-z0-9_]+)?" + Table + ")")]
    [InlineData("P002", @"workspace/profiles/[^/]+/(?<plate>[^/]+)/\k<plate>(?!_(augmented|normalized|normalized_negcon|normalized_feature_select(_negcon)?_(plate|batch|all)|normalized_feature_select|spherized|normalized_dmso)\.)_[A-Za-z0-9_]+" + Table)]
    [InlineData("P005", @"workspace/profiles_assembled/(?![^/]+/v[0-9]+(\.[0-9]+)*[a-z]?/[A-Za-z0-9_-]+\.(parquet|csv\.gz|h5ad)\z)")]
    [InlineData("Q001", "workspace/qc/")]
    [InlineData("X001", "workspace/publication_data/(?![0-9]{4}_[A-Za-z0-9_-]+/)")]
    [InlineData("S001", "workspace/segmentation/(?![a-z0-9-]+_[A-Za-z0-9]+/((model|training)/|objects/[^/]+/[^/]+/))")]
    [InlineData("O001", @"workspace/pipelines/.*(?<!\.(cppipe|cpproj|json|csv|md|txt))\z")]
    [InlineData("D001", "workspace_dl/(?!(collated|consensus|embeddings|profiles)/)" + Name + "/")]
    [InlineData("D002", "workspace_dl/(collated|consensus|embeddings|profiles)/(?![^/]*(_[0-9a-f]{6,}/|zenodo_?[0-9]|_s[0-9]{5}_[0-9]))[^/]+/")]
    [InlineData("D003", @"workspace_dl/embeddings/(?![^/]+/[^/]+/[^/]+/[A-Za-z]{1,2}[0-9]{1,2}[-/][0-9]{1,4}/[A-Za-z0-9_-]+\.(parquet|npz)\z)")]
    [InlineData("D004", @"workspace_dl/profiles/(?![^/]+/[^/]+/(" + Name + @"|(?<plate>[^/]+)/\k<plate>)" + Table + ")")]
    [InlineData("D005", @"workspace_dl/(collated|consensus)/(?![^/]+/[^/]+\.(csv|parquet)(\.gz)?\z)")]
    public void A_rule_finds_what_its_expression_forbids(string rules, string forbidden)
    {
        var anchor = forbidden.StartsWith(@"\A", StringComparison.Ordinal) ? "" : @"(?<=\A[^/]+/[^/]+/)";
        var expression = new Regex(anchor + forbidden, RegexOptions.CultureInvariant | RegexOptions.Singleline);
        var expected = Found.Value.Keys.Where(key => expression.IsMatch(key)).ToHashSet();
        var found = Found.Value.Where(key => key.Value.Overlaps(rules.Split(' '))).Select(key => key.Key).ToHashSet();

        Assert.NotEmpty(expected);
        Assert.Empty(expected.Except(found).Take(10));
        Assert.Empty(found.Except(expected).Take(10));
    }

    /// <summary>The rules that find something on each key, the key alone.</summary>
    private static Dictionary<string, HashSet<string>> Judge()
    {
        var examples = RuleExamples.All.SelectMany(rule => rule.Pass.Concat(rule.Fail)).Select(example => RuleExamples.Split(example).Key);
        string[] good = [.. Examples.OfEveryPlace, .. Corpus.RealKeys.Where((_, i) => i % 50 == 0), .. Corpus.DerivedKeys.Where((_, i) => i % 50 == 0)];
        var keys = new Mutations(13).Of(good, 20_000).Concat(examples).Concat(Corpus.RealKeys).Concat(Corpus.DerivedKeys);

        var found = new Dictionary<string, HashSet<string>>();
        foreach (var key in keys.Where(key => key.Split('/').All(name => name.Length > 0)))
        {
            var rules = new HashSet<string>();
            new StructureCheck(RulePack.Gallery, Profile.Staging, finding => rules.Add(finding.Rule)).Observe(key, 1000);
            if (!rules.Contains("K006"))
            {
                found[key] = rules;
            }
        }

        return found;
    }
}
