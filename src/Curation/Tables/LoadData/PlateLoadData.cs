using Curation.Plates;
using Curation.Plates.Names;
using Curation.Tables.Reading;

namespace Curation.Tables.LoadData;

/// <summary>
/// The load_data of one plate: what was read in its tables, and whether what they name is there. While it lives it holds the names that the
/// tables have, within <see cref="Bounds.References"/>; the names of the listing only pass by.
/// </summary>
internal sealed class PlateLoadData(BatchContents contents, Plate plate)
{
    private readonly List<LoadDataTable> tables = [];

    public BatchContents Contents => contents;

    public Plate Plate => plate;

    public string Name => plate.Name;

    public string Folder { get; } = contents.Batch.Folder(PlatePart.LoadData, plate.Name);

    /// <summary>Those that were read, or read in part.</summary>
    public IReadOnlyList<LoadDataTable> Tables => tables;

    public ListedSites Sites { get; } = new();

    public References References { get; } = new();

    /// <summary>The images of the plate that the listing has; null until they are compared.</summary>
    public PlateImages? Images { get; private set; }

    /// <summary>For objects that are missing, the key of one that differs only in case, blanks or ending.</summary>
    public Dictionary<string, string> Near { get; } = new(StringComparer.Ordinal);

    /// <summary>Why the gallery could not be asked about some folder.</summary>
    public CaseTally Unasked { get; } = new();

    /// <summary>All tables of the plate were read to their end, so that what they do not say is missing.</summary>
    public bool IsWhole { get; private set; } = true;

    public bool HasRows => tables.Any(table => table.Outcome.Rows > 0);

    public async Task ReadAsync(ContentFile file, CancellationToken cancellationToken)
    {
        var table = new LoadDataTable(Folder + file.Name, (short)tables.Count, Sites, References);
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

    public async Task LookUpAsync(CancellationToken cancellationToken)
    {
        Images = PlateImages.Of(this, cancellationToken);
        foreach (var folder in References.Folders)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await new FolderLookup(this, folder).RunAsync(cancellationToken);
        }
    }

    /// <summary>Where in the tables an object is named first.</summary>
    public string PlaceOf(Reference reference)
    {
        var table = tables[reference.Table];
        return FormattableString.Invariant($"{table.FileName}, line {reference.Line:N0}, {table.ColumnName(reference.Column)}");
    }
}
