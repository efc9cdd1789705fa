namespace Curation.Tables.LoadData.Rules;

/// <summary>The rules about the load_data of a plate, in the order in which they are asked.</summary>
internal static class LoadDataRules
{
    public static IReadOnlyList<LoadDataRule> All { get; } =
    [
        new GalleryAddresses(),
        new MetadataColumns(),
        new NamedImagesExist(),
        new OwnAddresses(),
        new NotEmpty(),
        new AllImagesNamed(),
        new OneFileAChannel(),
        new WellsOfNames(),
        new NamedIllumExists(),
        new GroupsOfSites(),
    ];
}
