namespace Portal.Writers;

/// <summary>A page of a list, and the cursor of the next one; null on the last.</summary>
public sealed record Paged<T>(IReadOnlyList<T> Rows, string? Next);
