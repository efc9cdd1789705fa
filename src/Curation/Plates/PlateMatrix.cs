using Curation.Contents;
using Curation.Plates.Grids;

namespace Curation.Plates;

/// <summary>
/// Counts what a listing holds of each plate, key by key. Memory grows with plates, within <see cref="Bounds"/>, not with keys; a key in
/// the folder of the key before it costs one comparison. The keys of one folder come together, in any order. Not for use by two threads.
/// </summary>
public sealed class PlateMatrix
{
    private const int FirstOf = 8;

    private readonly Census census = new();
    private readonly AnalysisGroups groups = new();
    private readonly ContentNotes? notes;
    private readonly CrowdGuard guard = new();
    private readonly PlateGrid grid = new();
    private readonly ImageTwins twins = new();

    // The folder of the plate at hand, with its slash. Grows to the longest one seen.
    private char[] text = new char[256];
    private int folder;
    private CountFile? count;
    private long size;
    private string? tag;
    private ImagedPlate? imagedAtHand;

    public PlateMatrix()
    {
    }

    /// <param name="spool">Where names that a later pass needs are put aside; null if there is none.</param>
    internal PlateMatrix(NameSpool? spool) => (Spool, notes) = (spool, spool is null ? null : new ContentNotes(spool));

    /// <param name="below">The key below the folder of the plate at hand.</param>
    private delegate void CountFile(ReadOnlySpan<char> below);

    internal NameSpool? Spool { get; }

    /// <param name="bytes">The size of the object; negative if it is not known.</param>
    /// <param name="etag">As the bucket tells it; null if it is not known.</param>
    public void Observe(ReadOnlySpan<char> key, long bytes = -1, string? etag = null)
    {
        (size, tag) = (bytes, etag);
        if (key.EndsWith('/'))
        {
            return;
        }

        if (folder == 0 || !key.StartsWith(text.AsSpan(0, folder)))
        {
            Leave();
            Enter(key);
        }

        count?.Invoke(key[folder..]);
    }

    /// <summary>Joins the names of all plates. Nothing is observed after it.</summary>
    public PlateTable Complete()
    {
        Leave();
        return new PlateTable([.. census.Sources.Select(source => new SourceJoin(source))], census.Beyond);
    }

    internal Census Census => census;

    internal void Leave()
    {
        groups.Leave();
        guard.Leave();
        grid.Leave();
        if (imagedAtHand is not null)
        {
            var (same, example) = twins.Take();
            imagedAtHand.AddTwins(same, example);
        }

        (count, folder, imagedAtHand) = (null, 0, null);
    }

    private void Enter(ReadOnlySpan<char> key)
    {
        Span<Range> ranges = stackalloc Range[FirstOf];
        var path = new KeyPath(key, ranges[..key.Split(ranges, '/')]);
        if (path.Count < 4 || census.SourceOf(path) is not { } source)
        {
            return;
        }

        switch (path[2])
        {
            case "images":
                EnterImages(path, source);
                break;
            case "workspace":
                EnterWorkspace(path, source);
                break;
            case "workspace_dl" when path[3] is "embeddings" && path.Count >= 8:
                EnterCrowd(path, source, 6);
                break;
        }
    }

    private void EnterImages(KeyPath path, SourceCensus source)
    {
        source.HasImages = true;
        if (path.Count < 5 || path.IsDebris || census.BatchOf(source, path[3]) is not { } batch)
        {
            return;
        }

        batch.IsImageBatch = true;
        if (path.Count > 5 && path[4].StartsWith("images_"))
        {
            var name = path[4].ToString();
            if (batch.Derived.Count < Bounds.Names)
            {
                batch.Derived.Add(name);
            }

            Stay(path, path.EndOf(4), below => notes?.AddDerived(batch, name, below));
        }
        else if (path.Count > 6 && path[4] is "images")
        {
            if (census.ImagedIn(batch, path[5]) is { } imaged)
            {
                grid.Enter(imaged);
                imagedAtHand = imaged;
                Stay(path, path.EndOf(5), below => AddImage(imaged, below));
            }
        }
        else if (path.Count > 6 && path[4] is "illum" && census.NamedIn(batch, path[5]) is { } named)
        {
            Stay(path, path.EndOf(5), below => AddIllum(named, batch.Channels, below));
        }
    }

    private void EnterWorkspace(KeyPath path, SourceCensus source)
    {
        if (path.Count < 5 || path.IsDebris)
        {
            return;
        }

        if (source.Workspace.Count < Bounds.Names)
        {
            source.Workspace.GetAlternateLookup<ReadOnlySpan<char>>().Add(path[3]);
        }

        switch (path[3])
        {
            case "analysis":
                EnterPlate(path, source, PlatePart.Analysis);
                break;
            case "backend":
                EnterPlate(path, source, PlatePart.Backend);
                break;
            case "load_data_csv":
                EnterPlate(path, source, PlatePart.LoadData);
                break;
            case "profiles":
                EnterPlate(path, source, PlatePart.Profiles);
                break;
            case "metadata":
                EnterMetadata(path, source);
                break;
            case "segmentation" when path.Count > 6:
                EnterSegmentation(path, source);
                break;
        }
    }

    private void EnterPlate(KeyPath path, SourceCensus source, PlatePart part)
    {
        if (path.Count < 6 || census.BatchOf(source, path[4]) is not { } batch)
        {
            return;
        }

        batch.Workspace.Add(part);
        if (path.Count > 6 && census.NamedIn(batch, path[5]) is { } plate)
        {
            Stay(path, path.EndOf(5), below => AddToPlate(plate, part, below));
        }
    }

    private void EnterMetadata(KeyPath path, SourceCensus source)
    {
        if (path[4] is "platemaps" && path.Count > 6 && census.BatchOf(source, path[5]) is { } batch)
        {
            batch.Workspace.Add(PlatePart.Platemap);
            batch.HasBarcodePlatemap |= path.Count == 7 && path[6] is "barcode_platemap.csv";
            batch.Platemaps += path.Count == 8 && path[6] is "platemap" && path[7].EndsWith(".txt") && !path[7].Contains('/') ? 1 : 0;
            notes?.AddPlatemap(batch, path.Key[(path.EndOf(5) + 1)..], size);
        }
        else if (path.Count == 6 && path[5] is "Barcodes.csv" or "metadata.json" && census.BatchOf(source, path[4]) is { } pooled)
        {
            pooled.HasBarcodes |= path[5] is "Barcodes.csv";
            pooled.HasPooledMetadata |= path[5] is "metadata.json";
        }
    }

    private void EnterSegmentation(KeyPath path, SourceCensus source)
    {
        var id = path[4].ToString();
        if (source.Segmentations.Count < Bounds.Names || source.Segmentations.ContainsKey(id))
        {
            var isReadMe = path.Count == 7 && path[5] is "model" && path[6] is "README.md";
            source.Segmentations[id] = source.Segmentations.GetValueOrDefault(id) || isReadMe;
        }

        if (path[5] is "objects" && path.Count == 8 && path[7].Contains('/'))
        {
            EnterCrowd(path, source, 7);
        }
    }

    private void EnterCrowd(KeyPath path, SourceCensus source, int plate)
    {
        var end = plate < FirstOf - 1 ? path.EndOf(plate) : path.EndOf(plate - 1) + 1 + path[plate].IndexOf('/');
        guard.Enter(source, path.Key[..end].ToString());
        Stay(path, end, _ => guard.Add());
    }

    private void Stay(KeyPath path, int end, CountFile add)
    {
        (folder, count) = (end + 1, add);
        if (text.Length < folder)
        {
            text = new char[folder * 2];
        }

        path.Key[..folder].CopyTo(text);
    }

    private void AddImage(ImagedPlate plate, ReadOnlySpan<char> below)
    {
        if (!PlateFolder.IsDebris(below))
        {
            plate.Add(below);
            grid.Add(below);
            notes?.AddImage(plate, below);
            if (tag is not null)
            {
                twins.Add(tag, size, below);
            }
        }
    }

    private void AddIllum(NamedPlate plate, Channels channels, ReadOnlySpan<char> file)
    {
        PlateFolder.AddIllum(plate, channels, file);
        notes?.AddIllum(plate, file);
    }

    private void AddToPlate(NamedPlate plate, PlatePart part, ReadOnlySpan<char> below)
    {
        PlateFolder.Add(plate, part, below, groups);
        notes?.Add(plate, part, below, size);
    }
}
