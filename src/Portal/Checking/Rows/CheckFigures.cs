using Curation;
using Curation.Store;

namespace Portal.Checking.Rows;

/// <summary>What a check counted; noughts before it is done.</summary>
/// <param name="Counted">Objects that count: without folder markers.</param>
/// <param name="Harmful">How many errors can be neither waived nor let pass; null for checks from before these were told apart.</param>
public sealed record CheckFigures(Tally Found, long Counted, long Errors, long Warnings, long Infos, long? Harmful)
{
    public long Markers => Found.Objects - Counted;
}
