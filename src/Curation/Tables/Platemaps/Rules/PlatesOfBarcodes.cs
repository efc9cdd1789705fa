using System.Globalization;
using Curation.Findings;
using Curation.Plates;
using Curation.Tables.Reading;
using Curation.Texts;

namespace Curation.Tables.Platemaps.Rules;

internal sealed class PlatesOfBarcodes()
    : PlatemapRule("M004", Severity.Error, Severity.Warning, "Every imaged plate stands once in Assay_Plate_Barcode, by its short or its full name, and no unknown plate does.")
{
    // As for the names of folders: a made-up batch with more gets no proposal rather than a slow one.
    private const int Compared = 2_000;

    public override string Remedy => "Add the plate, correct its name, or take away the row that is too many.";

    public override string Docs => "Gallery documentation, data structure: metadata.";

    public override void Check(BatchPlatemaps batch, SetFindings found)
    {
        // Of a table or a batch that is not known as a whole nothing can be said to lack.
        if (batch.Barcodes is not { IsWhole: true, Rows.Count: > 0 } table || batch.Batch.IsPooled || batch.Batch.Census.IsCut)
        {
            return;
        }

        foreach (var (plate, rows) in batch.Join.Plates.Where(plate => plate.Plate.IsImaged))
        {
            if (rows.Count == 0)
            {
                found.Add(this, table.Key, plate.Name, $"Plate “{plate.Name}” is imaged, but {BarcodeTable.FileName} does not list it.{Meant(plate.Name, batch.Join.Unknown, "It lists")}");
            }
            else if (rows.Count > 1)
            {
                found.Add(this, table.Key, plate.Name, string.Create(
                    CultureInfo.InvariantCulture,
                    $"{BarcodeTable.FileName} lists plate “{plate.Name}” {rows.Count:N0} times, in the lines {string.Join(", ", rows.Take(5).Select(row => row.Line))}{(rows.Count > 5 ? ", …" : "")}."));
            }
        }

        LookAtUnknown(batch, table, found);
        LookAtNameless(table, found);
    }

    private void LookAtUnknown(BatchPlatemaps batch, BarcodeTable table, SetFindings found)
    {
        var unknown = batch.Join.Unknown;
        if (unknown.Count == 0 || !found.Sees(batch.Batch.Folder(PlatePart.Images)))
        {
            return;
        }

        var imaged = batch.Batch.Plates.Count(plate => plate.IsImaged);
        var has = imaged > 0 ? "is imaged in" : "stands in";
        var cases = new CaseTally();
        foreach (var barcode in unknown)
        {
            cases.Add($"“{barcode}”");
        }

        found.Add(
            this,
            table.Key,
            null,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{BarcodeTable.FileName} lists {batch.Join.Barcodes:N0} plates; batch “{batch.Batch.Name}” has images of {imaged:N0} and backends of {batch.Batch.Plates.Count(plate => plate.Has(PlatePart.Backend)):N0}. No plate {has} it as {cases.Description}."),
            atMost: Severity.Warning);
        var missed = batch.Join.Plates.Where(plate => plate.Rows.Count == 0).Select(plate => plate.Plate.Name).ToList();
        foreach (var barcode in found.TellsCases ? unknown.Take(Bounds.Cases) : [])
        {
            found.AddCase(this, table.Key, table.Key, barcode, $"No plate {has} batch “{batch.Batch.Name}” as “{barcode}”.{Meant(barcode, missed, "Not listed is")}", atMost: Severity.Warning);
        }
    }

    private void LookAtNameless(BarcodeTable table, SetFindings found)
    {
        var nameless = table.Rows.Where(row => row.Barcode.Length == 0).ToList();
        if (nameless.Count > 0)
        {
            found.Add(this, table.Key, null, string.Create(
                CultureInfo.InvariantCulture, $"{BarcodeTable.FileName} has {Counted.Of(nameless.Count, "row")} without a plate, first line {nameless[0].Line:N0}."));
        }
    }

    private static string Meant(string name, IReadOnlyList<string> others, string words) =>
        others.Count <= Compared && Spelling.Nearest(name, others) is { } near ? $" {words} “{near}”, which may be the same." : "";
}
