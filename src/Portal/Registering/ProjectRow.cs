using Curation.Registries;

namespace Portal.Registering;

/// <summary>A line of the registry.</summary>
/// <param name="Name">A project's name, or a bare number.</param>
/// <param name="HasPage">Whether there is more to say of it.</param>
public sealed record ProjectRow(int Number, string Name, NumberUse Use, string Description, string Size, bool HasPage);

/// <summary>A page of the registry.</summary>
/// <param name="Next">The number to go on behind; null on the last page.</param>
public sealed record ProjectRows(IReadOnlyList<ProjectRow> Rows, int Total, int? Next);
