using Curation.Plates.Names;

namespace Curation.Plates;

/// <summary>
/// Remembers from the listing what is needed to read and join tables after it: which tables there are, by name and size, and, in the
/// spool, the names of images, illumination functions and analysis groups. What goes beyond <see cref="Bounds"/> is not read.
/// </summary>
internal sealed class ContentNotes(NameSpool spool)
{
    private readonly char[] group = new char[1024];
    private NamedPlate? groupOf;
    private int groupLength;
    private int files;

    public void AddImage(ImagedPlate plate, ReadOnlySpan<char> below) => spool.Add(plate.Names ??= new NameList(), below);

    public void AddIllum(NamedPlate plate, ReadOnlySpan<char> file, long size)
    {
        spool.Add(plate.IllumNames ??= new NameList(), file);
        if (size != 0 && file.EndsWith(".npy") && !file.Contains('/'))
        {
            AddBegun(plate.SampledFiles ??= [], Bounds.SampledFunctions, PlatePart.Illum, file, size);
        }
    }

    public void AddDerived(BatchCensus batch, string folder, ReadOnlySpan<char> below)
    {
        var names = batch.DerivedNames ??= new Dictionary<string, NameList>(StringComparer.Ordinal);
        if (!names.TryGetValue(folder, out var list) && names.Count < Bounds.Names)
        {
            names[folder] = list = new NameList();
        }

        if (list is not null)
        {
            spool.Add(list, below);
        }
    }

    /// <param name="below">The key below the folder of the batch in metadata/platemaps.</param>
    public void AddPlatemap(BatchCensus batch, ReadOnlySpan<char> below, long size)
    {
        // A map in another form is not read, but explains why one is not found.
        var isMap = below.StartsWith("platemap/") && below.Count('/') == 1 && !PlateFolder.IsDebris(below);
        if (below is "barcode_platemap.csv" || isMap)
        {
            Add(batch.PlatemapFiles ??= [], Bounds.Names, below, size);
        }
    }

    /// <param name="below">The key below the folder of the plate.</param>
    public void Add(NamedPlate plate, PlatePart part, ReadOnlySpan<char> below, long size)
    {
        if (part is PlatePart.LoadData && IsLoadData(below))
        {
            Add(plate.LoadDataFiles ??= [], Bounds.TablesOfPlate, below, size);
        }
        else if (part is PlatePart.Profiles or PlatePart.Backend && size != 0 && !below.Contains('/'))
        {
            AddBegun(plate.StoredFiles ??= [], Bounds.TablesOfPlate, part, below, size);
        }
        else if (part is PlatePart.Analysis && below.StartsWith("analysis/"))
        {
            AddGroup(plate, below["analysis/".Length..]);
            AddTable(plate, below, size);
        }
    }

    private void Add(List<ContentFile> list, int most, ReadOnlySpan<char> name, long size)
    {
        if (list.Count < most && files < Bounds.ContentFiles)
        {
            files++;
            list.Add(new ContentFile(name.ToString(), size));
        }
    }

    private void AddBegun(List<(PlatePart Part, ContentFile File)> list, int most, PlatePart part, ReadOnlySpan<char> name, long size)
    {
        if (list.Count < most && files < Bounds.ContentFiles)
        {
            files++;
            list.Add((part, new ContentFile(name.ToString(), size)));
        }
    }

    private void AddTable(NamedPlate plate, ReadOnlySpan<char> below, long size)
    {
        // Images of outlines lie deeper.
        if (plate.SampledFiles is not { Count: Bounds.SampledFunctions + Bounds.SampledTables }
            && size != 0
            && below.Count('/') == 2
            && (below.EndsWith(".csv") || below.EndsWith(".csv.gz")))
        {
            AddBegun(plate.SampledFiles ??= [], Bounds.SampledFunctions + Bounds.SampledTables, PlatePart.Analysis, below, size);
        }
    }

    // load_data.csv, load_data_with_illum.csv.gz, load_data.parquet; nothing in folders below.
    private static bool IsLoadData(ReadOnlySpan<char> file) =>
        file.StartsWith("load_data") && !file.Contains('/') && (file.EndsWith(".csv") || file.EndsWith(".csv.gz") || file.EndsWith(".parquet"));

    // The files of a group come together, so that its name is put aside once.
    private void AddGroup(NamedPlate plate, ReadOnlySpan<char> below)
    {
        var slash = below.IndexOf('/');
        if (slash <= 0 || slash > group.Length || (plate == groupOf && below[..slash].SequenceEqual(group.AsSpan(0, groupLength))))
        {
            return;
        }

        (groupOf, groupLength) = (plate, slash);
        below[..slash].CopyTo(group);
        spool.Add(plate.GroupNames ??= new NameList(), below[..slash]);
    }
}
