using System.Buffers;
using Curation.Keys;

namespace Curation.Plates;

/// <summary>Counts one file in the folder of a plate, and notes it if a rule asks for it.</summary>
internal static class PlateFolder
{
    public static void AddIllum(NamedPlate plate, Channels channels, ReadOnlySpan<char> file)
    {
        if (IsDebris(file))
        {
            return;
        }

        plate[PlatePart.Illum]++;

        // A function that is named after another plate is none of this one's.
        if (file.EndsWith(".npy") && Rest(plate, file[..^".npy".Length]) is { IsEmpty: false } rest)
        {
            plate.Channels |= channels.BitOf(rest.StartsWith("_Illum") ? rest["_Illum".Length..] : rest[1..]);
        }
    }

    public static void Add(NamedPlate plate, PlatePart part, ReadOnlySpan<char> below, AnalysisGroups groups)
    {
        if (IsDebris(below))
        {
            return;
        }

        plate[part]++;
        switch (part)
        {
            case PlatePart.LoadData:
                plate.Files |= LoadData(below);
                break;
            case PlatePart.Backend:
                plate.Files |= Backend(plate, below);
                break;
            case PlatePart.Profiles:
                plate.Files |= Rest(plate, below) is ".csv" or ".csv.gz" or ".parquet" ? PlateFiles.PlainProfile : PlateFiles.None;
                break;
            case PlatePart.Analysis:
                groups.Add(plate, below);
                break;
        }
    }

    private static readonly SearchValues<char> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    // Folders below a plate hardly have any of these; those that are left behind do, or are written with a blank.
    private static readonly SearchValues<char> OddInFolder = SearchValues.Create("@#$~.+ RT");

    /// <summary>Nearly every image begins with a letter that no debris begins with, or ends in a way that no debris ends.</summary>
    public static bool IsDebris(ReadOnlySpan<char> below)
    {
        var slash = below.LastIndexOf('/');
        var file = below[(slash + 1)..];
        var mark = file.IndexOfAny('.', ' ');
        var isOdd = mark < 0 || file[mark..] is not (".tiff" or ".tif") || file[0] is '~' or '@' or '#' or '$';
        return (isOdd && (IsPlain(file) ? Debris.IsPlain(file) : Debris.IsFile(file)))
            || (slash > 0 && below[..slash].ContainsAny(OddInFolder) && !Debris.Find(below[..(slash + 1)]).IsEmpty);
    }

    private static bool IsPlain(ReadOnlySpan<char> file) =>
        file is [>= '0' and <= '9' or >= 'A' and <= 'Z' or >= 'a' and <= 'z', ..] && !file.ContainsAnyExcept(Plain);

    // load_data.csv, load_data_split-1.csv.gz; load_data_with_illum.csv, load_data_illum.parquet.
    private static PlateFiles LoadData(ReadOnlySpan<char> file) =>
        !file.StartsWith("load_data") || file.Contains('/') ? PlateFiles.None
        : file.Contains("illum", StringComparison.Ordinal) ? PlateFiles.LoadDataWithIllum
        : PlateFiles.LoadData;

    private static PlateFiles Backend(NamedPlate plate, ReadOnlySpan<char> file) => Rest(plate, file) switch
    {
        ".sqlite" => PlateFiles.Sqlite,
        ".csv" => PlateFiles.BackendCsv,
        ".parquet" => PlateFiles.BackendParquet,
        _ => PlateFiles.None,
    };

    /// <summary>What follows the name of the plate in a file's name; empty if the file is named otherwise.</summary>
    private static ReadOnlySpan<char> Rest(NamedPlate plate, ReadOnlySpan<char> file) =>
        file.StartsWith(plate.Name) ? file[plate.Name.Length..] : default;
}
