using System.Globalization;

namespace Curation.Plates;

/// <summary>Puts what is known of a plate into the words of the matrix.</summary>
internal static class RowMaker
{
    private const int NamedFully = 10;

    public static PlateRow Of(SourceJoin source, BatchJoin batch, Plate plate) => new(
        source.Census.Project,
        source.Census.Name,
        batch.Name,
        plate.Name,
        [.. plate.Imaged.Take(NamedFully).Select(imaged => imaged.Name)],
        [.. Enum.GetValues<PlatePart>().Select(
            part => part is PlatePart.Platemap ? Platemap(batch) : new PlateCell(plate[part], Why(batch, plate, part), plate.IsPublished(part)))]);

    private static string? Why(BatchJoin batch, Plate plate, PlatePart part) => !plate.Brings(part) ? null : part switch
    {
        PlatePart.Images =>
            plate.Imaged.Count > 1 ? $"{plate.Imaged.Count} folders" : plate.IsByWord ? "name is no beginning" : Gaps(plate.Imaged[0]),
        _ when batch.Census.Imaged.Count > 0 && !plate.IsImaged => "no such imaged plate",
        PlatePart.Illum => plate.Named!.Channels != batch.Channels ? "other channels" : null,
        PlatePart.LoadData => plate.Has(PlateFiles.LoadData | PlateFiles.LoadDataWithIllum) ? null : "no load_data",
        PlatePart.Analysis => plate.Named!.Groups switch
        {
            { Groups: 0 } => "no tables",
            { Incomplete: > 0 } or { Differing: > 0 } => "groups differ",
            _ => null,
        },
        PlatePart.Backend =>
            !plate.Has(PlateFiles.Sqlite | PlateFiles.BackendParquet) ? "no sqlite" : !plate.Has(PlateFiles.BackendCsv) ? "no csv" : null,
        _ => plate.Has(PlateFiles.PlainProfile) ? null : "no plain profile",
    };

    private static string? Gaps(ImagedPlate plate) =>
        plate.Imaging?.Grid is { Missing: > 0 and var missing } ? string.Create(CultureInfo.InvariantCulture, $"{missing:N0} missing") : null;

    private static PlateCell Platemap(BatchJoin batch) => batch.IsPooled
        ? new PlateCell(batch.Census.HasBarcodes ? 1 : 0)
        : new PlateCell(
            batch.Census.Platemaps,
            batch.Census.Platemaps > 0 && !batch.Census.HasBarcodePlatemap ? "no barcode_platemap"
            : batch.Census.Platemaps == 0 && batch.Census.HasBarcodePlatemap ? "no maps"
            : null);
}
