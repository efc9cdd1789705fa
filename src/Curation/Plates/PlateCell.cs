using System.Text.Json.Serialization;

namespace Curation.Plates;

/// <summary>What one plate has of one component.</summary>
/// <param name="Count">Its objects; for platemaps the maps of its batch.</param>
/// <param name="Why">What is odd, in a few words; null if nothing is.</param>
/// <param name="IsPublished">The gallery holds some of it.</param>
public readonly record struct PlateCell(long Count, string? Why = null, bool IsPublished = false)
{
    [JsonIgnore]
    public CellState State => Why is not null ? CellState.Odd : Count > 0 ? CellState.Present : IsPublished ? CellState.InGallery : CellState.Missing;
}

public enum CellState
{
    Present,
    Missing,

    /// <summary>Something is there, but not what belongs there.</summary>
    Odd,

    /// <summary>The listing holds nothing of it, the gallery does.</summary>
    InGallery,
}
