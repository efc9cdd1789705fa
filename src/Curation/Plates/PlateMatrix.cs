using Curation.Plates.Grids;
using Curation.Plates.Names;

namespace Curation.Plates;

/// <summary>
/// Counts what a listing holds of each plate, key by key. Memory grows with plates, within <see cref="Bounds"/>, not with keys; a key in
/// the folder of the key before it costs one comparison. The keys of one folder come together, in any order. Not for use by two threads.
/// </summary>
public sealed partial class PlateMatrix
{
    private readonly Census census = new();
    private readonly AnalysisGroups groups = new();
    private readonly ContentNotes? notes;
    private readonly OverfullFolders guard = new();
    private readonly PlateGrid grid = new();
    private readonly ImageTwins twins = new();

    // The folder of the plate at hand, with its slash. Grows to the longest one seen.
    private char[] text = new char[256];
    private int folder;
    private CountFile? count;
    private long size;
    private ImagedPlate? imagedAtHand;

    public PlateMatrix()
    {
    }

    /// <param name="spool">Where names that a later pass needs are put aside; null if there is none.</param>
    internal PlateMatrix(NameSpool? spool) => (Spool, notes) = (spool, spool is null ? null : new ContentNotes(spool));

    /// <param name="below">The key below the folder of the plate at hand.</param>
    /// <param name="tag">The ETag; empty if it is not known.</param>
    private delegate void CountFile(ReadOnlySpan<char> below, ReadOnlySpan<char> tag);

    internal NameSpool? Spool { get; }

    /// <param name="bytes">The size of the object; negative if it is not known.</param>
    /// <param name="tag">The ETag as the bucket tells it; empty if it is not known.</param>
    public void Observe(ReadOnlySpan<char> key, long bytes = -1, ReadOnlySpan<char> tag = default)
    {
        size = bytes;
        if (key.EndsWith('/'))
        {
            return;
        }

        if (folder == 0 || !key.StartsWith(text.AsSpan(0, folder)))
        {
            Leave();
            Enter(key);
        }

        count?.Invoke(key[folder..], tag);
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
        if (imagedAtHand is { } plate)
        {
            // If its images do not stand together, it is not judged by them at all.
            plate.Leave(plate.IsLeft ? null : grid.Judge(), twins.Leave());
            grid.Leave();
        }

        (count, folder, imagedAtHand) = (null, 0, null);
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

    private void AddImage(ImagedPlate plate, ReadOnlySpan<char> below, ReadOnlySpan<char> tag)
    {
        if (!PlateFolder.IsDebris(below))
        {
            plate.Add(below);
            grid.Add(below);
            notes?.AddImage(plate, below);
            twins.Add(tag, size, below);
        }
    }

    private void AddIllum(NamedPlate plate, Channels channels, ReadOnlySpan<char> file)
    {
        PlateFolder.AddIllum(plate, channels, file);
        notes?.AddIllum(plate, file, size);
    }

    private void AddToPlate(NamedPlate plate, PlatePart part, ReadOnlySpan<char> below)
    {
        PlateFolder.Add(plate, part, below, groups);
        notes?.Add(plate, part, below, size);
    }
}
