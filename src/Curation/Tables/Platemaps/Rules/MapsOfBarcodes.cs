using System.Globalization;
using Curation.Findings;
using Curation.Plates;
using Curation.Texts;

namespace Curation.Tables.Platemaps.Rules;

internal sealed class MapsOfBarcodes()
    : PlatemapRule("M005", Severity.Error, Severity.Warning, "Every Plate_Map_Name has its file, platemap/<name>.txt, and every file is used.")
{
    private const int Compared = 2_000;

    public override string Remedy => "Upload the plate map under the name that barcode_platemap.csv has, or correct the name there.";

    public override string Docs => "Gallery documentation, data structure: metadata.";

    public override void Check(BatchPlatemaps batch, SetFindings found)
    {
        if (batch.Barcodes is not { IsWhole: true, Rows.Count: > 0 } table || !batch.HasAllMaps)
        {
            return;
        }

        var files = batch.Maps.Select(map => map.Stem).ToHashSet(StringComparer.Ordinal);
        var named = table.Rows.Where(row => row.Map.Length > 0).GroupBy(row => row.Map, StringComparer.Ordinal)
            .ToDictionary(rows => rows.Key, rows => rows.Count(), StringComparer.Ordinal);
        List<string> unused = [.. files.Where(file => !named.ContainsKey(file)).Order(StringComparer.Ordinal)];
        List<string> missing = [.. named.Keys.Where(map => !files.Contains(map)).Order(StringComparer.Ordinal)];
        foreach (var map in missing)
        {
            found.Add(
                this,
                $"{batch.Folder}{map}{PlatemapTable.Ending}",
                null,
                $"{BarcodeTable.FileName} names the plate map “{map}” for {Counted.Of(named[map], "plate")}, but there is no platemap/{map}{PlatemapTable.Ending}.{Explain(map, batch, files, unused)}");
        }

        foreach (var map in unused)
        {
            var near = missing.Count <= Compared ? Spelling.Nearest(map, missing) : null;
            found.Add(
                this,
                batch.Folder + map + PlatemapTable.Ending,
                null,
                $"No plate has the plate map “{map}” by {BarcodeTable.FileName}.",
                near is null ? null : batch.Folder + near + PlatemapTable.Ending,
                Severity.Warning);
        }

        var nameless = table.Rows.Where(row => row.Map.Length == 0).ToList();
        if (nameless.Count > 0)
        {
            found.Add(this, table.Key, null, string.Create(
                CultureInfo.InvariantCulture,
                $"{BarcodeTable.FileName} has {Counted.Of(nameless.Count, "row")} without a plate map, first that of “{nameless[0].Barcode}” in line {nameless[0].Line:N0}."));
        }
    }

    private static string Explain(string map, BatchPlatemaps batch, HashSet<string> files, List<string> unused)
    {
        if (map.EndsWith(PlatemapTable.Ending, StringComparison.OrdinalIgnoreCase) && files.Contains(map[..^PlatemapTable.Ending.Length]))
        {
            return " The name is written without .txt.";
        }

        var other = batch.Others.FirstOrDefault(
            file => file == map || (file.StartsWith(map, StringComparison.Ordinal) && file.LastIndexOf('.') == map.Length));
        if (other is not null)
        {
            return $" There is “{other}”; plate maps are tab-separated text and end with .txt.";
        }

        return unused.Count <= Compared && Spelling.Nearest(map, unused) is { } near ? $" Did you mean “{near}”?" : "";
    }
}
