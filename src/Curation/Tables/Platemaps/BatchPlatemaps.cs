using Curation.Findings;
using Curation.Plates;

namespace Curation.Tables.Platemaps;

/// <summary>The plate maps of one batch, read and joined with its plates.</summary>
internal sealed class BatchPlatemaps(BatchJoin batch, BarcodeTable? barcodes, IReadOnlyList<PlatemapTable> maps, IReadOnlyList<string> others)
{
    public BatchJoin Batch => batch;

    public string Folder { get; } = batch.Folder(PlatePart.Platemap) + "platemap/";

    /// <summary>Null if the batch has none.</summary>
    public BarcodeTable? Barcodes => barcodes;

    public IReadOnlyList<PlatemapTable> Maps => maps;

    /// <summary>Names of files in the folder of the maps that are no maps by their ending.</summary>
    public IReadOnlyList<string> Others => others;

    /// <summary>All maps that the batch has are among these, so that what is not here is missing.</summary>
    public bool HasAllMaps => maps.Count == batch.Census.Platemaps;

    /// <summary>The plates that barcodes may be of: the imaged ones, or those of the workspace if nothing is imaged.</summary>
    public BarcodeJoin Join { get; } = new(
        batch.Plates.Where(plate => plate.IsImaged || batch.Census.Imaged.Count == 0), barcodes?.Rows ?? []);
}

/// <summary>A rule about the plate maps of one batch, asked once they are read and joined.</summary>
internal abstract class PlatemapRule(string id, Severity staging, Severity gallery, string title) : ContentRule(id, staging, gallery, title)
{
    public abstract void Check(BatchPlatemaps batch, SetFindings found);
}
