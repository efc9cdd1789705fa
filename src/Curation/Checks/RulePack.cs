using System.Security.Cryptography;
using System.Text;
using Curation.Findings;
using Curation.Keys;
using Curation.Keys.Layouts;
using Curation.Keys.Rules;
using Curation.Plates.Rules;
using Curation.Registries;

namespace Curation.Checks;

/// <summary>The rules a check applies, and the layout they speak of, under one version.</summary>
public sealed class RulePack
{
    public RulePack(GalleryLayout layout, Registry registry)
    {
        Layout = layout;
        Registry = registry;
        KeyRules =
        [
            new KeyLength(),
            new CleanPath(),
            new SafeNames(),
            new NoBlankFolders(),
            new FolderCharacters(),
            new FileCharacters(),
            new NoDebris(),
            new NoEmptyObjects(),
            new NoFolderMarkers(),
            new NoArchives(),
            new ProjectFolder(),
            new ProjectIsRegistered(registry),
            new ProjectTag(),
            new SourceLevel(),
            new SourceName(),
            new TopFolder(),
            new NoLooseFilesAtTop(),
            new OneBatchLevel(),
            new BatchDate(),
            new BatchChildren(),
            new NoLooseImages(),
            new IlluminationName(),
            new IlluminationFormat(),
            new IlluminationChannel(),
            new ImageFormat(),
            new CycleFolder(),
            new PooledIlluminationName(),
            new ZarrStores(),
            new WorkspaceFolder(),
            new NoLooseWorkspaceFiles(),
            new AnalysisPath(),
            new AnalysisGroup(),
            new AnalysisFormat(),
            new AnalysisExtras(),
            new BackendPath(),
            new LoadDataPath(),
            new ExternalMetadata(),
            new HarmonizedMetadata(),
            new ProfilePath(),
            new ProfileStage(),
            new AssembledInProfiles(),
            new AssembledPath(),
            new QualityControl(),
            new PublicationFolder(),
            new SegmentationPath(),
            new PipelineFormat(),
            new DeepFolder(),
            new ModelId(),
            new EmbeddingPath(),
            new DeepProfilePath(),
            new CollatedPath(),
            // Last, because it asks whether another rule has explained the key.
            new Unplaced(),
        ];
        Rules = [.. KeyRules, .. SetRules.All, .. ContentRules.All, .. UndecidedRules.All, .. ProcessRule.All];
        Version = $"{layout.Version}-{Mark()}";
    }

    /// <summary>The gallery's own layout and registry, as this build ships them.</summary>
    public static RulePack Gallery { get; } = new(GalleryLayout.Gallery, Curation.Registries.Registry.Gallery);

    /// <summary>
    /// The layout's version, and a mark that changes with the layout, the rules applied and their severities: checks by other rules differ in it.
    /// </summary>
    public string Version { get; }

    public GalleryLayout Layout { get; }

    /// <summary>Which projects there are. Not part of the version: what changes with it is one rule's findings, and reports name it beside.</summary>
    public Registry Registry { get; }

    /// <summary>All rules: first those that are applied, in their order, then those that are documented only.</summary>
    public IReadOnlyList<IRule> Rules { get; }

    internal KeyRule[] KeyRules { get; }

    /// <summary>The rules about whole listings, which <see cref="DepositCheck"/> applies after the last key.</summary>
    public static IReadOnlyList<IRule> OfListings => SetRules.All;

    /// <summary>The rules about what is written in files, which <see cref="DepositCheck.CompleteAsync"/> applies.</summary>
    public static IReadOnlyList<IRule> OfContents => ContentRules.All;

    /// <summary>Whether errors of a rule can be neither waived nor let pass.</summary>
    public static bool Harms(string rule) => Gallery.Find(rule) is { HarmsDownloads: true };

    private string Mark()
    {
        var rules = Rules.Select(rule => $"{rule.Id} {rule.SeverityIn(Profile.Staging)} {rule.SeverityIn(Profile.Gallery)}");
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rules.Prepend(Layout.Lines))));
        return Convert.ToHexStringLower(hash.AsSpan(0, 4));
    }

    public IRule? Find(string id) => Rules.FirstOrDefault(rule => rule.Id == id);
}
