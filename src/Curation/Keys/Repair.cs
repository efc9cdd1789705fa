namespace Curation.Keys;

/// <summary>
/// Proposals for the key an object should have. None is made that would only lead to the next finding, unless the reader was told to propose
/// single steps, for keys of which one defect hides another.
/// </summary>
internal static class Repair
{
    /// <summary>The key with a folder put in before a segment, if that gives it a documented place.</summary>
    public static string? Insert(in KeyParts key, int index, ReadOnlySpan<char> folder) =>
        IfPlaced(string.Concat(key.Key.AsSpan(0, key.Starts[index]), folder, "/", key.Key.AsSpan(key.Starts[index])), key);

    /// <summary>The key without a segment, if that gives it a documented place.</summary>
    public static string? Remove(in KeyParts key, int index) =>
        IfPlaced(string.Concat(key.Key.AsSpan(0, key.Starts[index]), key.Key.AsSpan(key.Starts[index + 1])), key);

    /// <summary>The key with another name for a segment, if that gives it a documented place.</summary>
    public static string? Replace(in KeyParts key, int index, ReadOnlySpan<char> name) =>
        IfPlaced(string.Concat(key.Key.AsSpan(0, key.Starts[index]), name, key.Key.AsSpan(key.Starts[index + 1] - 1)), key);

    public static string? IfPlaced(string candidate, in KeyParts key) =>
        candidate.Length > 0 && (key.IsInSteps || KeyReader.PlaceOf(candidate, key.Layout) is not null) ? candidate : null;
}
