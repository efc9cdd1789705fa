namespace Curation.Fixing;

/// <summary>A key and the one it should have.</summary>
/// <param name="Left">What a check still finds on the target, at most as an error; null if nothing.</param>
public sealed record KeyRepair(string Source, string Target, string? Left);
