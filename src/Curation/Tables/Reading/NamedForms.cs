using Curation.Texts;

namespace Curation.Tables.Reading;

/// <summary>What a file should be by its name, held against its first bytes: programs go by the name, and crash where this check would not.</summary>
internal static class NamedForms
{
    private static readonly (string Ending, FileForm Form)[] Endings =
    [
        (".gz", FileForm.Gzip), (".tgz", FileForm.Gzip), (".bz2", FileForm.Bzip2), (".xz", FileForm.Xz), (".zst", FileForm.Zstandard), (".zip", FileForm.Zip),
        (".7z", FileForm.SevenZip), (".xlsx", FileForm.Zip), (".npz", FileForm.Zip), (".parquet", FileForm.Parquet), (".sqlite", FileForm.Sqlite), (".db", FileForm.Sqlite),
        (".h5ad", FileForm.Hdf5), (".h5", FileForm.Hdf5), (".npy", FileForm.Numpy),
        (".csv", FileForm.Unknown), (".tsv", FileForm.Unknown), (".txt", FileForm.Unknown), (".gct", FileForm.Unknown),
    ];

    /// <summary>What its name promises; null if it promises nothing known here.</summary>
    public static FileForm? Promised(string file) =>
        Array.Find(Endings, ending => file.EndsWith(ending.Ending, StringComparison.OrdinalIgnoreCase)) is { Ending: not null } known ? known.Form : null;

    /// <summary>What is wrong, in a sentence; null if the name keeps what it promises.</summary>
    public static string? Fault(string file, FileForm found) =>
        Promised(file) is not { } promised || promised == found || (promised is FileForm.Numpy && found is FileForm.Unknown) ? null
        : promised is FileForm.Unknown ? $"“{file}” is named as plain text, but is {found.Describe()}: pandas and CellProfiler go by the name and cannot read it. {Mend(file, found)}"
        : $"“{file}” is named as {promised.Describe()}, but is {Shown(found)}: pandas and CellProfiler go by the name and cannot read it. {Mend(file, found)}";

    private static string Shown(FileForm found) => found is FileForm.Unknown ? "plain text or of a form not known here" : found.Describe();

    private static string Mend(string file, FileForm found) => found switch
    {
        FileForm.Gzip => $"Name it “{file}.gz”, or unpack it.",
        FileForm.LfsPointer => "Fetch the file with “git lfs pull” and upload that.",
        FileForm.Markup => "A server may have answered with it in the place of the file; fetch the file again.",
        FileForm.Unknown when file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) => $"Pack it with gzip, or name it “{file[..^3]}”.",
        _ => "Write it anew in the form of its name.",
    };
}
