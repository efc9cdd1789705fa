using Curation.Findings;

namespace Curation.Tables.Platemaps.Rules;

internal sealed class BarcodeHeader()
    : PlatemapRule("M003", Severity.Error, Severity.Warning, "barcode_platemap.csv has Assay_Plate_Barcode and Plate_Map_Name, with commas between.")
{
    public override string Remedy => "Write the table again with these two names in its first line, separated by commas.";

    public override string Docs => "Gallery documentation, data structure: metadata.";

    public override void Check(BatchPlatemaps batch, SetFindings found)
    {
        if (batch.Barcodes is not { Outcome.WasRead: true } table)
        {
            return;
        }

        if (table.Header is not { } header)
        {
            found.Add(this, table.Key, null, $"“{BarcodeTable.FileName}” is empty: it has not even a header.");
            return;
        }

        if (!header.IsComplete)
        {
            found.Add(this, table.Key, null, header.Describe(BarcodeTable.FileName, "commas"));
        }
        else if (table.Outcome is { Rows: 0, Ragged: 0 })
        {
            found.Add(this, table.Key, null, $"“{BarcodeTable.FileName}” has a header, but no row: it names no plate.");
        }

        if (header.HasMark)
        {
            found.Add(
                this,
                table.Key,
                null,
                $"“{BarcodeTable.FileName}” begins with a byte order mark, which some programs take for a part of the first column's name.",
                atMost: Severity.Info);
        }
    }
}
