namespace Portal.Data;

/// <summary>
/// What the run of a check leaves on disk: its snapshot, its findings as they came and sorted, its plates, its repairs. The report of a listing
/// leaves the same, without a snapshot and with its summary, which no row keeps.
/// </summary>
public sealed class RunFolder(string path)
{
    public string Snapshot => In("snapshot.csv.gz");

    /// <summary>All findings, in the order of the listing.</summary>
    public string Findings => In("findings.ndjson.gz");

    /// <summary>The same findings, sorted, to be paged through and compared.</summary>
    public string FindingsStore => In("findings.db");

    public string Plates => In("plates.ndjson.gz");

    public string Repairs => In("repairs.ndjson.gz");

    public string Summary => In("summary.json");

    /// <summary>Gone with the run.</summary>
    public string Scratch => In("names.scratch");

    public bool Exists => Directory.Exists(path);

    /// <summary>What its files take; none if there are none.</summary>
    public long Bytes => Exists ? new DirectoryInfo(path).EnumerateFiles().Sum(file => file.Length) : 0;

    public void Make() => Directory.CreateDirectory(path);

    public void Remove()
    {
        if (Exists)
        {
            Directory.Delete(path, recursive: true);
        }
    }

    public FileStream OpenSnapshot() =>
        new(Snapshot, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan | FileOptions.Asynchronous);

    /// <summary>What of a listing's report is kept with a run.</summary>
    public void CopyReportTo(RunFolder kept)
    {
        kept.Make();
        File.Copy(Findings, kept.Findings);
        File.Copy(Plates, kept.Plates);
        File.Copy(Repairs, kept.Repairs);
    }

    /// <summary>Begins a file aside: one of its final name is whole.</summary>
    public static FileStream CreateAside(string file) => File.Create(Aside(file), 1 << 16);

    /// <summary>Gives a file that was begun aside its name.</summary>
    public static void Complete(string file) => File.Move(Aside(file), file, overwrite: true);

    private static string Aside(string file) => file + ".part";

    private string In(string name) => Path.Combine(path, name);
}
