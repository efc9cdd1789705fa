namespace Portal.Demo.Seeds;

/// <summary>Every file of a complete, clean batch, in the order a lab would make them.</summary>
internal static class BatchSeeds
{
    public static IEnumerable<SeedFile> Of(BatchDesign design)
    {
        foreach (var plate in design.Plates)
        {
            foreach (var file in RawImages.Of(design, plate)
                .Concat(Illumination.Of(design, plate))
                .Concat(LoadData.Of(design, plate))
                .Concat(Analysis.Of(design, plate))
                .Concat(Profiles.Of(design, plate)))
            {
                yield return file;
            }
        }
        foreach (var file in Platemaps.Of(design))
        {
            yield return file;
        }
    }
}
