using Portal.Checking.Rows;

namespace Portal.Checking;

/// <summary>A page of the checks of the gallery.</summary>
/// <param name="Next">The last of them, behind which the next page begins; null if this is the last page.</param>
public sealed record GalleryCheckList(IReadOnlyList<CheckRow> Runs, Guid? Next);
