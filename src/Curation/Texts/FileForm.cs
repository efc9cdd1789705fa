namespace Curation.Texts;

/// <summary>What a file is by its first bytes, where these tell.</summary>
internal enum FileForm
{
    /// <summary>Text, or something not known here.</summary>
    Unknown,

    Gzip,
    Bzip2,
    Xz,
    Zstandard,
    Lz4,
    Zip,
    SevenZip,
    Rar,
    Tar,
    Lzip,
    Compress,
    Parquet,
    Feather,
    Sqlite,
    Hdf5,
    Numpy,
    OldExcel,
    Pdf,
    Png,
    Jpeg,
    Tiff,

    /// <summary>Of a web page, mostly one that says why there is no file.</summary>
    Markup,

    /// <summary>What Git stores in the place of a large file.</summary>
    LfsPointer,
}

internal static class FileForms
{
    /// <summary>As many bytes as tell enough.</summary>
    public const int Looked = 16;

    public static FileForm Of(ReadOnlySpan<byte> first) =>
        first.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) ? FileForm.Gzip
        : first.StartsWith("BZh"u8) && first.Length > 3 && first[3] is >= (byte)'1' and <= (byte)'9' ? FileForm.Bzip2
        : first.StartsWith((ReadOnlySpan<byte>)[0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0]) ? FileForm.Xz
        : first.StartsWith((ReadOnlySpan<byte>)[0x28, 0xB5, 0x2F, 0xFD]) ? FileForm.Zstandard
        : first.StartsWith((ReadOnlySpan<byte>)[0x04, 0x22, 0x4D, 0x18]) ? FileForm.Lz4
        : first.StartsWith("PK\u0003\u0004"u8) || first.StartsWith("PK\u0005\u0006"u8) ? FileForm.Zip
        : first.StartsWith((ReadOnlySpan<byte>)[(byte)'7', (byte)'z', 0xBC, 0xAF]) ? FileForm.SevenZip
        : first.StartsWith("Rar!\u001A"u8) ? FileForm.Rar
        : first.Length > 262 && first[257..].StartsWith("ustar"u8) ? FileForm.Tar
        : first.StartsWith("LZIP"u8) ? FileForm.Lzip
        : first.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x9D]) ? FileForm.Compress
        : first.StartsWith("PAR1"u8) ? FileForm.Parquet
        : first.StartsWith("ARROW1"u8) || first.StartsWith("FEA1"u8) ? FileForm.Feather
        : first.StartsWith("SQLite format 3\0"u8) ? FileForm.Sqlite
        : first.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'H', (byte)'D', (byte)'F']) ? FileForm.Hdf5
        : first.StartsWith((ReadOnlySpan<byte>)[0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y']) ? FileForm.Numpy
        : first.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]) ? FileForm.OldExcel
        : first.StartsWith("%PDF-"u8) ? FileForm.Pdf
        : first.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']) ? FileForm.Png
        : first.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? FileForm.Jpeg
        : first.StartsWith("II*\0"u8) || first.StartsWith("MM\0*"u8) ? FileForm.Tiff
        : first.StartsWith("<!"u8) || first.StartsWith("<?xml"u8) || first.StartsWith("<html"u8) || first.StartsWith("<HTML"u8) || first.StartsWith("<Error>"u8) ? FileForm.Markup
        : first.StartsWith("version https://"u8) ? FileForm.LfsPointer
        : FileForm.Unknown;

    public static string Describe(this FileForm form) => form switch
    {
        FileForm.Gzip => "gzip",
        FileForm.Bzip2 => "bzip2",
        FileForm.Xz => "xz",
        FileForm.Zstandard => "Zstandard",
        FileForm.Lz4 => "LZ4",
        FileForm.Zip => "a ZIP archive or an Excel workbook (.xlsx)",
        FileForm.SevenZip => "a 7-Zip archive",
        FileForm.Rar => "a RAR archive",
        FileForm.Tar => "a tar archive",
        FileForm.Lzip => "lzip",
        FileForm.Compress => "the form of “compress” (.Z)",
        FileForm.Parquet => "Parquet",
        FileForm.Feather => "Feather",
        FileForm.Sqlite => "an SQLite database",
        FileForm.Hdf5 => "HDF5",
        FileForm.Numpy => "a NumPy array",
        FileForm.OldExcel => "an Excel workbook (.xls)",
        FileForm.Pdf => "PDF",
        FileForm.Png => "a PNG image",
        FileForm.Jpeg => "a JPEG image",
        FileForm.Tiff => "a TIFF image",
        FileForm.Markup => "XML or HTML",
        FileForm.LfsPointer => "a Git LFS pointer, which stands for the file and is not it",
        _ => "text",
    };
}
