using Curation.Plates.Wells;

namespace Curation.Plates.Grids;

/// <summary>What the names of the images of one plate told, after the last of them; all that is remembered of a million names.</summary>
internal sealed class Imaging
{
    /// <summary>The naming of most images.</summary>
    public required ImageNaming Main { get; init; }

    /// <summary>Images by the main naming.</summary>
    public required long ByMain { get; init; }

    /// <summary>Another naming that images have, if any.</summary>
    public ImageNaming? Other { get; init; }

    /// <summary>Images by any other naming.</summary>
    public long ByOthers { get; init; }

    /// <summary>An image by the <see cref="Other"/> naming, or one by no known naming. Only some plates keep one.</summary>
    public string? Example { get; init; }

    /// <summary>The wells that were imaged.</summary>
    public required WellSet Wells { get; init; }

    /// <summary>Images of wells that no plate has.</summary>
    public long OffPlate { get; init; }

    /// <summary>Null if the names tell no wells, or if there was nothing to compare.</summary>
    public GridTally? Grid { get; init; }

    /// <summary>More fields, channels, planes and times than are told apart; the wells were not compared.</summary>
    public bool IsTooFine { get; init; }
}

/// <param name="Fields">Different fields in all wells.</param>
/// <param name="PerField">Different images of a field: channels, or channels, planes and times.</param>
/// <param name="Gaps">The first images that are missing; null if none are, or if enough plates have told theirs.</param>
internal sealed record GridTally(long Wells, long Fields, long PerField, long Missing, string? Gaps)
{
    public long Expected => Wells * Fields * PerField;
}
