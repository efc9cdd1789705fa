using Curation.Checking.Layouts;
using Curation.Checking.Rules;
using Curation.Plates;

namespace Curation.Checking;

/// <summary>The rules a check applies, and the layout they speak of, under one version.</summary>
public sealed class RulePack
{
    public RulePack(GalleryLayout layout, Registry registry)
    {
        Layout = layout;
        KeyRules =
        [
            new KeyLength(),
            new CleanPath(),
            new NoBlankFolders(),
            new FolderCharacters(),
            new FileCharacters(),
            new NoDebris(),
            new NoEmptyObjects(),
            new NoFolderMarkers(),
            new NoArchives(),
            new ProjectName(),
            new ProjectIsRegistered(registry),
            new SourceLevel(),
            new TopFolder(),
            new OneBatchLevel(),
            new BatchChildren(),
            new NoLooseImages(),
            new IlluminationName(),
            new IlluminationFormat(),
            new AnalysisPath(),
            new BackendPath(),
            new LoadDataPath(),
            // Last, because it asks whether another rule has explained the key.
            new Unplaced(),
        ];
    }

    /// <summary>The gallery's own layout and registry, as this build ships them.</summary>
    public static RulePack Gallery { get; } = new(GalleryLayout.Gallery, Registry.Gallery);

    public string Version => Layout.Version;

    public GalleryLayout Layout { get; }

    /// <summary>All rules, in the order in which they are applied.</summary>
    public IReadOnlyList<IRule> Rules => KeyRules;

    internal KeyRule[] KeyRules { get; }

    /// <summary>The rules about whole listings, which <see cref="DepositCheck"/> applies after the last key.</summary>
    public static IReadOnlyList<IRule> OfListings => SetRules.All;

    public IRule? Find(string id) => Array.Find(KeyRules, rule => rule.Id == id) ?? OfListings.FirstOrDefault(rule => rule.Id == id);
}
