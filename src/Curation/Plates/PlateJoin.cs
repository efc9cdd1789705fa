namespace Curation.Plates;

/// <summary>
/// Joins the two names of a plate within one batch. The short name is the full one, or what stands in it before “_” or “-”; of several
/// such names the longest, so that P1-2 is not taken for P1. Never is a name split at a hyphen: plates have hyphens of their own.
/// </summary>
internal static class PlateJoin
{
    public static List<Plate> Of(BatchCensus batch)
    {
        var plates = batch.Named.Values.ToDictionary(named => named.Name, named => new Plate(named), StringComparer.Ordinal);
        var byName = plates.GetAlternateLookup<ReadOnlySpan<char>>();
        var alone = new List<Plate>();
        foreach (var imaged in batch.Imaged.Values.OrderBy(imaged => imaged.Name, StringComparer.Ordinal))
        {
            if (Claimant(imaged.Name, batch, byName) is { } plate)
            {
                plate.Imaged.Add(imaged);
            }
            else
            {
                alone.Add(new Plate(null, imaged));
            }
        }

        alone.RemoveAll(plate => IsClaimedByWord(plate.Imaged[0], byName));
        return [.. plates.Values.Concat(alone).OrderBy(plate => plate.Name, StringComparer.Ordinal)];
    }

    private static Plate? Claimant(string full, BatchCensus batch, Dictionary<string, Plate>.AlternateLookup<ReadOnlySpan<char>> plates)
    {
        if (plates.TryGetValue(full, out var same))
        {
            return same;
        }

        for (var end = full.Length - 1; end > 0; end--)
        {
            // A name that is a full one itself is that plate's, and no shortening of another.
            if (full[end] is '_' or '-' && plates.TryGetValue(full.AsSpan(0, end), out var plate) && !batch.Imaged.ContainsKey(plate.Name))
            {
                return plate;
            }
        }

        return null;
    }

    /// <summary>P01_ADMJUM001 for ADMJUM001: a name that can be recognised, though it is no beginning.</summary>
    private static bool IsClaimedByWord(ImagedPlate imaged, Dictionary<string, Plate>.AlternateLookup<ReadOnlySpan<char>> plates)
    {
        foreach (var range in imaged.Name.AsSpan().Split('_'))
        {
            if (plates.TryGetValue(imaged.Name.AsSpan(range), out var plate) && (plate.Imaged.Count == 0 || plate.IsByWord))
            {
                plate.Imaged.Add(imaged);
                plate.IsByWord = true;
                return true;
            }
        }

        return false;
    }
}
