namespace Curation.Plates.Rules;

/// <summary>The rules about whole listings, in the order in which they are asked.</summary>
internal static class SetRules
{
    public static readonly GrantedPrefix Granted = new();

    public static readonly NoReplacement Replacement = new();

    public static readonly CaseTwins Twins = new();

    public static IReadOnlyList<SetRule> All { get; } =
    [
        Granted,
        Replacement,
        new TooManyPlates(),
        Twins,
        new BatchHasImages(),
        new IllumPlateName(),
        new NoBeginning(),
        new SameChannels(),
        new OneNaming(),
        new DifferentImages(),
        new FullGrid(),
        new RawImagesInImages(),
        new DerivedImages(),
        new BarcodingCycles(),
        new MinimumDeposit(),
        new FullWorkspace(),
        new BatchName(),
        new WorkspacePlateName(),
        new LoadDataOfEveryPlate(),
        new CompleteGroups(),
        new OneGrouping(),
        new BackendPair(),
        new PlainProfile(),
        new BarcodePlatemap(),
        new PlatemapOfEveryBatch(),
        new PooledBarcodes(),
        new SegmentationReadMe(),
        new CrowdedPlate(),
    ];
}
