namespace Portal.Demo.Seeds;

/// <summary>Which map each plate follows, and what each well of the map was treated with.</summary>
internal static class Platemaps
{
    private static readonly string[] Compounds =
        ["DMSO", "dexamethasone", "etoposide", "fenbendazole", "ibuprofen", "nocodazole", "rotenone", "tamoxifen", "valproic-acid"];

    public static IEnumerable<SeedFile> Of(BatchDesign design)
    {
        var folder = $"{design.Prefix}/workspace/metadata/platemaps/{design.Batch}";
        yield return new SeedFile($"{folder}/barcode_platemap.csv", () => Barcodes(design));
        yield return new SeedFile($"{folder}/platemap/{design.PlateMap}.txt", () => Map(design));
    }

    public static byte[] Barcodes(BatchDesign design) => Table.Commas(design.Plates
        .Select(plate => new[] { plate.Name, design.PlateMap })
        .Prepend(["Assay_Plate_Barcode", "Plate_Map_Name"]));

    private static byte[] Map(BatchDesign design) => Table.Tabs(design.Wells
        .Select((well, number) => (well, compound: Compounds[number % Compounds.Length]))
        .Select(row => new[] { design.PlateMap, row.well.Name, row.compound, row.compound == "DMSO" ? "control" : "trt" })
        .Prepend(["plate_map_name", "well_position", "broad_sample", "pert_type"]));
}
