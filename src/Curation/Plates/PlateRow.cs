using System.Text.Json.Serialization;

namespace Curation.Plates;

/// <summary>One plate of one batch, and what there is of it.</summary>
/// <param name="Plate">The name the workspace uses; for a plate that only has images, what stands before the microscope's addition.</param>
/// <param name="FullPlates">The folders of its images as the microscope wrote them; at most ten are named.</param>
/// <param name="Cells">One for each <see cref="PlatePart"/>, in its order.</param>
public sealed record PlateRow(
    string Project, string Source, string Batch, string Plate, IReadOnlyList<string> FullPlates, IReadOnlyList<PlateCell> Cells)
{
    [JsonIgnore]
    public bool HasGaps => Cells.Any(cell => cell.State is CellState.Missing or CellState.Odd);

    public PlateCell this[PlatePart part] => Cells[(int)part];
}
