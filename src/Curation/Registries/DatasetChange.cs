namespace Curation.Registries;

/// <summary>What one registry says otherwise than another, by project.</summary>
/// <param name="Fields">What differs; empty for a project that is only in one of them, and where only the order or the quotes do.</param>
public sealed record DatasetChange(string Name, ChangeKind Kind, IReadOnlyList<FieldChange> Fields)
{
    /// <summary>In the order of the new file; what is gone comes last, by name.</summary>
    public static IReadOnlyList<DatasetChange> Between(IReadOnlyList<Dataset> old, IReadOnlyList<Dataset> now)
    {
        var before = old.ToDictionary(dataset => dataset.Name, StringComparer.Ordinal);
        var changes = new List<DatasetChange>();
        foreach (var dataset in now)
        {
            if (!before.Remove(dataset.Name, out var same))
            {
                changes.Add(new DatasetChange(dataset.Name, ChangeKind.Added, []));
            }
            else if (!Node.AreSame(same.Node, dataset.Node))
            {
                changes.Add(new DatasetChange(dataset.Name, ChangeKind.Changed, FieldChange.Between(same.Node, dataset.Node)));
            }
        }

        changes.AddRange(
            before.Values.OrderBy(gone => gone.Name, StringComparer.Ordinal).Select(gone => new DatasetChange(gone.Name, ChangeKind.Removed, [])));
        return changes;
    }
}

public enum ChangeKind
{
    Added,
    Changed,
    Removed,
}
