using System.Globalization;
using System.IO.Compression;
using System.Text;
using Testing.Tools;

namespace Browser.Tests.Running;

/// <summary>A small upload in good order, as a lab has it on its disk: two plates, some sixty files.</summary>
internal sealed class Tree : IDisposable
{
    private const string Batch = "2026_02_16_Batch1";
    private static readonly string[] Plates = ["BR00117010", "BR00117011"];
    private static readonly string[] Channels = ["DNA", "ER", "RNA", "AGP", "Mito"];
    private readonly TemporaryFolder folder = new();
    private readonly SortedDictionary<string, long> files = new(StringComparer.Ordinal);

    private readonly string prefix;

    /// <param name="prefix">Where it will be uploaded: its tables name the images as the gallery will.</param>
    public Tree(string prefix)
    {
        this.prefix = prefix;
        Write(
            $"workspace/metadata/platemaps/{Batch}/barcode_platemap.csv",
            $"Assay_Plate_Barcode,Plate_Map_Name\n{string.Join('\n', Plates.Select(p => $"{p},map1"))}\n");
        Write(
            $"workspace/metadata/platemaps/{Batch}/platemap/map1.txt",
            "plate_map_name\twell_position\tgene\nmap1\tA01\tTP53\nmap1\tA02\tKRAS\nmap1\tA03\tEGFR\nmap1\tA04\tMYC\n");
        foreach (var plate in Plates)
        {
            WritePlate(plate);
        }
    }

    /// <summary>The folder whose sub-folder <c>your-data</c> is the upload.</summary>
    public string Above => folder.Root;

    /// <summary>Path below the prefix, and size.</summary>
    public IReadOnlyDictionary<string, long> Files => files;

    public long Bytes => files.Values.Sum();

    public string PathOf(string file) => folder.At($"your-data/{file}");

    public void Dispose() => folder.Dispose();

    private void WritePlate(string plate)
    {
        foreach (var well in Enumerable.Range(1, 4))
        {
            foreach (var channel in Enumerable.Range(1, Channels.Length))
            {
                Write(Image(plate, well, channel), $"{plate} {well} {channel}");
            }
        }

        foreach (var channel in Channels)
        {
            Write($"images/{Batch}/illum/{plate}/{plate}_Illum{channel}.npy", $"{plate} {channel}");
        }

        Write($"workspace/load_data_csv/{Batch}/{plate}/load_data.csv", LoadData(plate));
        Write($"workspace/profiles/{Batch}/{plate}/{plate}.csv.gz", $"profiles of {plate}");
        Write($"workspace/profiles/{Batch}/{plate}/{plate}_normalized.csv.gz", $"normalized profiles of {plate}");
        Write($"workspace/backend/{Batch}/{plate}/{plate}.sqlite", $"backend of {plate}");
    }

    private string LoadData(string plate)
    {
        var header = string.Join(',', Channels.Select(channel => $"URL_Orig{channel}"));
        var rows = Enumerable.Range(1, 4).Select(well =>
            $"{string.Join(',', Channels.Select((_, channel) => $"s3://cellpainting-gallery/{prefix}/{Image(plate, well, channel + 1)}"))},{plate},A{well:00},1");
        return $"{header},Metadata_Plate,Metadata_Well,Metadata_Site\n{string.Join('\n', rows)}\n";
    }

    private static string Image(string plate, int well, int channel) =>
        $"images/{Batch}/images/{plate}__2026-02-16T10_00_00-Measurement1/Images/r01c{well:00}f01p01-ch{channel}sk1fk1fl1.tiff";

    private void Write(string file, string text)
    {
        var path = PathOf(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var bytes = file.EndsWith(".gz", StringComparison.Ordinal)
            ? Packed(text)
            : Encoding.UTF8.GetBytes(file.EndsWith(".sqlite", StringComparison.Ordinal) ? $"SQLite format 3\0{text}" : text);
        File.WriteAllBytes(path, bytes);
        files.Add(file, bytes.Length);
    }

    private static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            zip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{files.Count} files, {Bytes} bytes");
}
