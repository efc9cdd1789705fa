using System.IO.Compression;
using System.Text;

namespace Bench;

/// <summary>
/// A made-up listing in the order of S3: sources of several microscopes, whole plates with images, functions, analysis and tables, embeddings
/// with a folder a site, and one key in a hundred gone wrong. Nothing is held but the plate at hand; a seed tells all.
/// </summary>
internal sealed class Synthetic(int seed)
{
    private static readonly string[] Channels = ["AGP", "DNA", "ER", "Mito", "RNA"];
    private static readonly string[] Tables = ["Cells", "Cytoplasm", "Experiment", "Image", "Nuclei"];

    private readonly Random random = new(seed);

    public static void Write(string file, long keys, int seed)
    {
        using var packed = new GZipStream(File.Create(file), CompressionLevel.Fastest);
        using var lines = new StreamWriter(packed, new UTF8Encoding(false), 64 * 1024) { NewLine = "\n" };
        foreach (var key in new Synthetic(seed).Keys(keys))
        {
            lines.Write(key);
            lines.Write('\t');
            lines.WriteLine(1_000_000);
        }
    }

    /// <summary>About as many whole plates as it takes, cut off at the number asked for.</summary>
    public IEnumerable<string> Keys(long count)
    {
        // In the order of a listing all images of a source come before its workspace, so its plates are made twice from one seed.
        const int PlatesOfSource = 40;
        for (var source = 0; ; source++)
        {
            var place = $"cpg0016-jump/source_{source:00000}";
            var batches = Enumerable.Range(0, 4).Select(batch => $"2021_{4 + batch:00}_0{1 + random.Next(9)}_Batch{batch}").ToArray();
            var keys = batches.SelectMany(batch => OfImages(source, $"{place}/images/{batch}", PlatesOfSource / 4))
                .Concat(OfWorkspace(source, $"{place}/workspace", batches, PlatesOfSource / 4))
                .Concat(batches.SelectMany(
                    batch => OfEmbeddings(source, $"{place}/workspace_dl/embeddings/efficientnet_0260bc96/{batch}", PlatesOfSource / 4)));
            foreach (var key in keys)
            {
                yield return random.Next(100) == 0 ? Wrong(key) : key;
                if (--count == 0)
                {
                    yield break;
                }
            }
        }
    }

    private static string Plate(int source, int number) => $"BR{source:000}{number:00000}";

    private static IEnumerable<string> Wells() =>
        from row in Enumerable.Range(0, 16) from column in Enumerable.Range(1, 24) select $"{(char)('A' + row)}{column:00}";

    private static IEnumerable<string> OfImages(int source, string batch, int plates) =>
        Numbers(plates).SelectMany(n => from channel in Channels select $"{batch}/illum/{Plate(source, n)}/{Plate(source, n)}_Illum{channel}.npy")
            .Concat(Numbers(plates).SelectMany(n => OfPlate(source, $"{batch}/images", Plate(source, n))));

    // Each source has its microscope, with its own way to name a well.
    private static IEnumerable<string> OfPlate(int source, string folder, string plate) => (source % 3) switch
    {
        0 => from row in Numbers(16)
             from column in Numbers(24)
             from field in Numbers(9)
             from channel in Numbers(5)
             select $"{folder}/{plate}__2021-05-02T16_02_51-Measurement1/Images/r{row:00}c{column:00}f{field:00}p01-ch{channel}sk1fk1fl1.tiff",
        1 => from well in Wells()
             from field in Numbers(9)
             from channel in Numbers(5)
             select $"{folder}/{plate}_20210607/{plate}_20210607_{well}_T0001F{field:000}L01A01Z01C{channel:00}.tif",
        _ => from well in Wells()
             from field in Numbers(9)
             from channel in Numbers(5)
             select $"{folder}/{plate}/{plate}_{well}_s{field}_w{channel}8F1B52A0-11C5-4B5B-9B8C-{field:000000}{channel:000000}.tif",
    };

    private static IEnumerable<string> OfWorkspace(int source, string workspace, string[] batches, int plates)
    {
        var all = (from batch in batches from n in Numbers(plates) select (Batch: batch, Plate: Plate(source, n))).ToArray();
        return all
            .SelectMany(p => from well in Wells()
                             from site in Numbers(2)
                             from table in Tables
                             select $"{workspace}/analysis/{p.Batch}/{p.Plate}/analysis/{p.Plate}-{well}-{site}/{table}.csv")
            .Concat(all.SelectMany(p => Both($"{workspace}/backend/{p.Batch}/{p.Plate}/{p.Plate}", ".csv", ".sqlite")))
            .Concat(all.SelectMany(p => Both($"{workspace}/load_data_csv/{p.Batch}/{p.Plate}/load_data", ".csv", "_with_illum.csv")))
            .Concat(batches.SelectMany(b => Both($"{workspace}/metadata/platemaps/{b}/", "barcode_platemap.csv", "platemap/OAA01.02.A.txt")))
            .Concat(all.SelectMany(p => Both($"{workspace}/profiles/{p.Batch}/{p.Plate}/{p.Plate}", ".csv.gz", "_normalized.csv.gz")));
    }

    private static IEnumerable<string> OfEmbeddings(int source, string folder, int plates) =>
        from n in Numbers(plates)
        from well in Wells()
        from site in Numbers(4)
        select $"{folder}/{Plate(source, n)}/{well}-{site:00}/embedding.parquet";

    private static IEnumerable<int> Numbers(int count) => Enumerable.Range(1, count);

    private static string[] Both(string stem, string one, string other) => [stem + one, stem + other];

    private string Wrong(string key) => random.Next(5) switch
    {
        0 => key.Replace("/workspace/", "/Workspace/", StringComparison.Ordinal),
        1 => key.Insert(key.LastIndexOf('/') + 1, "copy of "),
        2 => key + ".tmp",
        3 => key.Replace("/images/2021", "/2021", StringComparison.Ordinal),
        _ => key[..(key.LastIndexOf('/') + 1)] + ".DS_Store",
    };
}
