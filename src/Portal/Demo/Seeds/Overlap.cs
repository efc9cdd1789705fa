namespace Portal.Demo.Seeds;

/// <summary>What the gallery already holds under keys that the flawed deposit brings again: one the same, one not.</summary>
internal static class Overlap
{
    public static IEnumerable<SeedFile> InGallery(BatchDesign flawed)
    {
        yield return Compounds(flawed);
        var plate = flawed.Plates[0];
        yield return new SeedFile(
            flawed.WorkspaceKey("profiles", plate, plate.Name + ".csv.gz"),
            () => Gzip.Of(Profiles.Csv(flawed with { Columns = flawed.Columns - 1 }, plate, "")));
    }

    public static SeedFile Compounds(BatchDesign flawed) => new(
        $"{flawed.Prefix}/workspace/metadata/external_metadata/OASIS_compound_metadata.tsv",
        () => Table.Tabs(
            [["broad_sample", "dili_class"], ["etoposide", "less"], ["ibuprofen", "less"], ["rotenone", "none"], ["tamoxifen", "most"]]));
}
