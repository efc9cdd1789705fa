using Curation.Plates;
using Curation.Plates.Names;
using Curation.Tables.Reading;

namespace Curation.Tables.Platemaps;

/// <summary>The barcode_platemap.csv of each batch and its plate maps, joined with its plates.</summary>
internal sealed class PlatemapPart(IReadOnlyList<PlatemapRule> rules) : IContentPart
{
    private const string MapFolder = "platemap/";

    public IReadOnlyList<ContentRule> Rules => rules;

    public long TablesOf(BatchJoin batch) => batch.Census.PlatemapFiles?.Count(file => IsTable(file) && !IsTooLarge(file)) ?? 0;

    public async Task CheckAsync(BatchContents batch, CancellationToken cancellationToken)
    {
        if (batch.Batch.Census.PlatemapFiles is not { Count: > 0 } files)
        {
            return;
        }

        BarcodeTable? barcodes = null;
        var maps = new List<PlatemapTable>();
        foreach (var file in files.Where(IsTable))
        {
            var key = batch.Batch.Folder(PlatePart.Platemap) + file.Name;
            if (IsBarcodes(file))
            {
                barcodes = new BarcodeTable(key);
                barcodes.Outcome = await ReadAsync(batch, file, key, ',', barcodes, cancellationToken);
            }
            else
            {
                var map = new PlatemapTable(key);
                map.Outcome = await ReadAsync(batch, file, key, '\t', map, cancellationToken);
                maps.Add(map);
            }
        }

        var others = files.Where(file => !IsTable(file)).Select(file => file.Name[MapFolder.Length..]).ToList();
        var read = new BatchPlatemaps(batch.Batch, barcodes, maps, others);
        foreach (var rule in rules)
        {
            rule.Check(read, batch.Found);
        }
    }

    private static async Task<TableOutcome> ReadAsync(
        BatchContents batch, ContentFile file, string key, char separator, ITableRows into, CancellationToken cancellationToken)
    {
        if (!IsTooLarge(file))
        {
            return await batch.ReadAsync(key, plate: null, separator, into, cancellationToken);
        }

        UnreadableTable.Rule.Tell(key, plate: null, ReadBound.TooLarge(file.Size), batch.Found);
        return TableOutcome.Unread;
    }

    private static bool IsTable(ContentFile file) => IsBarcodes(file) || file.Name.EndsWith(PlatemapTable.Ending, StringComparison.Ordinal);

    private static bool IsBarcodes(ContentFile file) => file.Name == BarcodeTable.FileName;

    private static bool IsTooLarge(ContentFile file) => file.Size > ReadBound.MostBytes;
}
