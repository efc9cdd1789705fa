using Curation.Contents.Rules;
using Curation.Plates;

namespace Curation.Contents.LoadData;

/// <summary>The load_data of one plate: what was read in its tables.</summary>
internal sealed class PlateLoadData(BatchContents contents, Plate plate)
{
    private readonly List<LoadDataTable> tables = [];

    public BatchContents Contents => contents;

    public Plate Plate => plate;

    public string Name => plate.Name;

    public string Folder { get; } = contents.Batch.Folder(PlatePart.LoadData, plate.Name);

    /// <summary>Those that were read, or read in part.</summary>
    public IReadOnlyList<LoadDataTable> Tables => tables;

    /// <summary>All tables of the plate were read to their end, so that what they do not say is missing.</summary>
    public bool IsWhole { get; private set; } = true;

    public async Task ReadAsync(ContentFile file, CancellationToken cancellationToken)
    {
        var table = new LoadDataTable(Folder + file.Name);
        tables.Add(table);
        table.Outcome = await contents.ReadAsync(table.Key, Name, ',', table, cancellationToken);
        IsWhole &= table.Outcome.WasRead && table.Outcome.Ragged == 0;
    }

    public void LeaveOut(ContentFile file)
    {
        IsWhole = false;
        UnreadableTable.Rule.Pass(
            Folder + file.Name, Name, $"“{file.Name}” is Parquet, which this check does not open: what it names was not looked up.", contents.Found);
    }
}
