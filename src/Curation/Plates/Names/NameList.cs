namespace Curation.Plates.Names;

/// <summary>Where the names of one folder stand in a <see cref="NameSpool"/>: forty bytes in memory, however many they are.</summary>
internal sealed class NameList
{
    /// <summary>Of the block that was written last, which tells of the one before; negative if there is none.</summary>
    public long LastBlock { get; set; } = -1;

    public long Count { get; set; }
}
