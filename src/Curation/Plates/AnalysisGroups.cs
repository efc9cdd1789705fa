using Curation.Plates.Wells;

namespace Curation.Plates;

/// <summary>
/// Follows the groups of one plate after another. Only the group at hand is remembered, because a listing has the keys of one folder
/// together: S3 sorts, and a walk through folders ends one before the next.
/// </summary>
internal sealed class AnalysisGroups
{
    private readonly char[] group = new char[1024];
    private int length;
    private NamedPlate? plate;
    private long firstTables;
    private long tables;
    private bool hasImage;
    private bool hasObject;

    /// <param name="below">The key below the plate: <c>analysis/group/table.csv</c>.</param>
    public void Add(NamedPlate at, ReadOnlySpan<char> below)
    {
        var inner = below.StartsWith("analysis/") ? below["analysis/".Length..] : default;
        var slash = inner.IndexOf('/');
        var file = slash > 0 ? inner[(slash + 1)..] : default;
        if (slash > group.Length || file.IsEmpty || file.Contains('/') || !(file.EndsWith(".csv") || file.EndsWith(".csv.gz")))
        {
            return;
        }

        if (at != plate || !inner[..slash].SequenceEqual(group.AsSpan(0, length)))
        {
            Enter(at, inner[..slash]);
        }

        var table = file[..file.IndexOf('.')];
        hasImage |= table is "Image";
        hasObject |= table is not ("Image" or "Experiment");
        tables += string.GetHashCode(table);
    }

    /// <summary>Judges the group at hand; nothing follows it.</summary>
    public void Leave()
    {
        if (plate is null || length == 0)
        {
            return;
        }

        var tally = plate.Groups;
        firstTables = tally.Groups == 0 ? tables : firstTables;
        var isIncomplete = !hasImage || !hasObject;
        var differs = !isIncomplete && tables != firstTables;
        plate.Groups = new GroupTally(
            tally.Levels | LevelOf(group.AsSpan(0, length), plate.Name),
            tally.Groups + 1,
            tally.Incomplete + (isIncomplete ? 1 : 0),
            tally.Differing + (differs ? 1 : 0),
            tally.Example ?? (isIncomplete || differs ? new string(group, 0, length) : null));
        length = 0;
    }

    private void Enter(NamedPlate at, ReadOnlySpan<char> name)
    {
        Leave();
        name.CopyTo(group);
        (plate, length, tables, hasImage, hasObject) = (at, name.Length, 0, false, false);
    }

    /// <summary>The known plate is taken off the front: its name may hold hyphens of its own.</summary>
    private static GroupLevels LevelOf(ReadOnlySpan<char> name, string plate)
    {
        if (name.SequenceEqual(plate))
        {
            return GroupLevels.Plate;
        }

        var rest = name.StartsWith(plate) && name[plate.Length] == '-' ? name[(plate.Length + 1)..] : name;
        return rest.Contains('-') ? GroupLevels.Site : GroupLevels.Well;
    }
}
