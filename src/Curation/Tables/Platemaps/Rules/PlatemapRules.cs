namespace Curation.Tables.Platemaps.Rules;

/// <summary>The rules about the plate maps of a batch, in the order in which they are asked.</summary>
internal static class PlatemapRules
{
    public static IReadOnlyList<PlatemapRule> All { get; } =
        [new BarcodeHeader(), new PlatesOfBarcodes(), new MapsOfBarcodes(), new PlatemapHeader(), new WellsOfPlatemap(), new Unblinded()];
}
