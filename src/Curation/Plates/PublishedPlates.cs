namespace Curation.Plates;

/// <summary>
/// Adds to what a deposit brings what the gallery holds beside it, so that nothing is called missing that is public. What only the gallery holds
/// is marked: no finding is told of it.
/// </summary>
internal static class PublishedPlates
{
    public static void AddTo(Census deposit, Census gallery)
    {
        var held = gallery.Sources.ToDictionary(source => source.Path, StringComparer.Ordinal);
        foreach (var source in deposit.Sources.Where(source => held.ContainsKey(source.Path)))
        {
            Add(source, held[source.Path]);
        }
    }

    private static void Add(SourceCensus source, SourceCensus held)
    {
        source.Workspace.UnionWith(held.Workspace);
        source.IsCut |= held.IsCut;
        source.PublishedBatches.UnionWith(held.Batches.Values.Where(batch => batch.IsImageBatch).Select(batch => batch.Name));
        foreach (var batch in source.Batches.Values)
        {
            if (held.Batches.TryGetValue(batch.Name, out var known))
            {
                Add(batch, known);
            }
        }
    }

    private static void Add(BatchCensus batch, BatchCensus held)
    {
        batch.IsCut |= held.IsCut;
        batch.IsImageBatch |= held.IsImageBatch;
        batch.HasBarcodePlatemap |= held.HasBarcodePlatemap;
        batch.HasBarcodes |= held.HasBarcodes;
        batch.HasPooledMetadata |= held.HasPooledMetadata;
        batch.Platemaps = batch.Platemaps > 0 ? batch.Platemaps : held.Platemaps;
        foreach (var name in held.Imaged.Keys)
        {
            if (batch.Imaged.TryGetValue(name, out var mine))
            {
                mine.IsPublished = true;
            }
            else
            {
                batch.Imaged[name] = new ImagedPlate(name) { IsPublished = true, IsForeign = true };
            }
        }

        foreach (var plate in held.Named.Values)
        {
            if (!batch.Named.TryGetValue(plate.Name, out var mine))
            {
                batch.Named[plate.Name] = mine = new NamedPlate(plate.Name) { IsForeign = true };
            }

            mine.Files |= plate.Files;
            mine.Published.UnionWith(
                Enum.GetValues<PlatePart>().Where(part => part is not (PlatePart.Images or PlatePart.Platemap) && plate[part] > 0));
        }
    }
}
