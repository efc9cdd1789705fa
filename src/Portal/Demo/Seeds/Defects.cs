using System.Text;

namespace Portal.Demo.Seeds;

/// <summary>A sound batch with the mistakes that labs really make, one of each kind.</summary>
internal static class Defects
{
    private static readonly PlateDesign Blank = new("41002690", "41002690__2025-09-16T11_20_05-Measurement 1");
    private static readonly PlateDesign Outside = PlateDesign.Imaged("41002692", "2025-09-17T10_02_31");
    private static readonly PlateDesign Nested = PlateDesign.Imaged("41002694", "2025-09-18T09_00_10");

    public static IEnumerable<SeedFile> Of(BatchDesign sound)
    {
        var plate = sound.Plates[0];
        return BatchSeeds.Of(sound).Select(file => Damaged(sound, plate, file)).Concat(Added(sound, plate));
    }

    private static SeedFile Damaged(BatchDesign sound, PlateDesign plate, SeedFile file)
    {
        var key = file.Key;
        if (key == sound.ImageKey(plate, new Well(2, 3), 1, new Channel(4, "ER")))
        {
            // The transfer broke off.
            return new SeedFile(key, () => []);
        }
        if (key == sound.ImageKey(plate, new Well(2, 4), 1, new Channel(1, "Mito"))
            || key == sound.ImageKey(plate, new Well(2, 4), 2, new Channel(1, "Mito")))
        {
            // Two different fields with the same bytes, all black.
            return new SeedFile(key, () => Tiff.Of(new ushort[Tiff.Side * Tiff.Side]));
        }
        if (key == sound.IllumKey(plate, new Channel(5, "DNA")))
        {
            // Another plate's name.
            return file with { Key = key.Replace("/41002688_", "/41002690_", StringComparison.Ordinal) };
        }
        if (key == sound.IllumKey(plate, new Channel(3, "RNA")))
        {
            // An image in place of an array.
            return new SeedFile(Path.ChangeExtension(key, ".tif"), () => CellImage.Of(plate, new Well(1, 1), 1, new Channel(3, "RNA")));
        }
        if (key.EndsWith("/load_data.csv", StringComparison.Ordinal))
        {
            // Names wells that were never uploaded.
            return new SeedFile(key, () => LoadData.Csv(sound with { Columns = sound.Columns + 1 }, plate, withIllum: false));
        }
        if (key.Contains("/analysis/41002688-A01-1/", StringComparison.Ordinal))
        {
            // The inner analysis folder is missing.
            return file with { Key = key.Replace("/analysis/41002688-A01-1/", "/41002688-A01-1/", StringComparison.Ordinal) };
        }
        return key.EndsWith("/41002688.sqlite", StringComparison.Ordinal)
            ? file with { Key = key.Replace("41002688.sqlite", "oasis_axiom_final.sqlite", StringComparison.Ordinal) }
            : file;
    }

    private static IEnumerable<SeedFile> Added(BatchDesign sound, PlateDesign plate)
    {
        var images = $"{sound.Prefix}/images/{sound.Batch}";
        var workspace = $"{sound.Prefix}/workspace";
        var first = new Well(1, 1);
        foreach (var channel in Channel.All)
        {
            yield return new SeedFile(sound.ImageKey(Blank, first, 1, channel), () => CellImage.Of(Blank, first, 1, channel));
            yield return new SeedFile(
                sound.ImageKey(Outside, first, 1, channel).Replace("/images/" + Outside.FullName, "/" + Outside.FullName, StringComparison.Ordinal),
                () => CellImage.Of(Outside, first, 1, channel));
        }
        // A second level that looks like a batch, and a folder name that a shell would trip over.
        yield return new SeedFile(
            sound.ImageKey(Nested, first, 1, new Channel(1, "Mito")).Replace($"/{sound.Batch}/", "/Round2/Repeat/", StringComparison.Ordinal),
            () => CellImage.Of(Nested, first, 1, new Channel(1, "Mito")));
        yield return new SeedFile(
            $"{workspace}/pipelines/HepG2#1/analysis.cppipe", () => Text("CellProfiler Pipeline: http://www.cellprofiler.org\nVersion:5\n"));
        yield return new SeedFile($"{images}/", () => []);
        yield return new SeedFile($"{images}/images/r01c01f01p01-ch1sk1fk1fl1.tiff", () => CellImage.Of(plate, first, 1, new Channel(1, "Mito")));
        yield return new SeedFile($"{images}/images/{plate.FullName}/Images.zip", () => [.. "PK\u0005\u0006"u8, .. new byte[18]]);
        yield return new SeedFile($"{sound.Prefix}/raw_images/export_log.txt", () => Text("exported 40 fields, 0 errors\n"));
        yield return new SeedFile($"{workspace}/load_data_csv/{sound.Batch}/.DS_Store", () => [0, 0, 0, 1, .. "Bud1"u8, .. new byte[6140]]);
        yield return new SeedFile($"{workspace}/load_data_csv/{sound.Batch}/load_data.csv", () => LoadData.Csv(sound, plate, withIllum: false));
        yield return new SeedFile(
            $"{workspace}/profiles/{sound.Batch}/{plate.Name}/.{plate.Name}.csv.gz.Xw3k9T.tmp", () => Text("half of a profile\n"));
        yield return new SeedFile($"{workspace}//metadata/notes.txt", () => Text("plate 41002690 was read twice\n"));
        yield return Overlap.Compounds(sound);
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
