using Curation.Plates;

namespace Curation.Tables.Platemaps;

/// <summary>
/// Joins the plates of a batch with the rows of its barcode_platemap.csv. A barcode is a plate's name in the workspace, the name of the
/// folder of its images, or what stands in that before “_” or “-”, the longest such; or, failing these, a word of it.
/// </summary>
internal sealed class BarcodeJoin
{
    private readonly Dictionary<string, List<BarcodeRow>> rows;
    private readonly HashSet<string> names;
    private readonly HashSet<string> claimed = new(StringComparer.Ordinal);

    public BarcodeJoin(IEnumerable<Plate> plates, IEnumerable<BarcodeRow> table)
    {
        var all = plates.ToList();
        rows = table.Where(row => row.Barcode.Length > 0).GroupBy(row => row.Barcode, StringComparer.Ordinal)
            .ToDictionary(row => row.Key, row => row.ToList(), StringComparer.Ordinal);
        names = [.. all.SelectMany(NamesOf)];
        Plates = [.. all.Select(plate => (plate, RowsOf(plate)))];
        Unknown = [.. rows.Keys.Where(barcode => !claimed.Contains(barcode)).Order(StringComparer.Ordinal)];
    }

    /// <summary>Each plate with its rows: one, if all is well.</summary>
    public IReadOnlyList<(Plate Plate, List<BarcodeRow> Rows)> Plates { get; }

    /// <summary>The barcodes of no plate.</summary>
    public IReadOnlyList<string> Unknown { get; }

    /// <summary>Different barcodes.</summary>
    public int Barcodes => rows.Count;

    private static IEnumerable<string> NamesOf(Plate plate) => [plate.Name, .. plate.Imaged.Select(imaged => imaged.Name)];

    private List<BarcodeRow> RowsOf(Plate plate)
    {
        List<string> barcodes = [.. NamesOf(plate).Distinct(StringComparer.Ordinal).Where(rows.ContainsKey)];
        if (barcodes.Count == 0 && plate.Imaged.Select(imaged => Shortened(imaged.Name)).FirstOrDefault(name => name is not null) is { } other)
        {
            barcodes.Add(other);
        }

        claimed.UnionWith(barcodes);
        return [.. barcodes.SelectMany(barcode => rows[barcode])];
    }

    private string? Shortened(string full)
    {
        for (var end = full.Length - 1; end > 0; end--)
        {
            if (full[end] is '_' or '-' && IsFree(full[..end]))
            {
                return full[..end];
            }
        }

        return full.Split('_').FirstOrDefault(IsFree);
    }

    // A name that is another plate's own is no shortening of this one's.
    private bool IsFree(string barcode) => rows.ContainsKey(barcode) && !names.Contains(barcode);
}
