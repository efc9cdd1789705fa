using Curation.Plates.Wells;

namespace Curation.Plates;

/// <summary>What the analysis groups of a plate were seen to hold.</summary>
/// <param name="Groups">Groups with at least one table.</param>
/// <param name="Incomplete">Groups without Image or without an object table.</param>
/// <param name="Differing">Groups with other tables than the first one.</param>
/// <param name="Example">The first group that is incomplete or differs.</param>
internal readonly record struct GroupTally(GroupLevels Levels, long Groups, long Incomplete, long Differing, string? Example);

/// <summary>What a group stands for, by its name.</summary>
[Flags]
internal enum GroupLevels
{
    None = 0,
    Plate = 1,
    Well = 2,
    Site = 4,
}
