namespace Curation.Fixing;

/// <summary>A way to write moves.</summary>
public interface IMoveFormat
{
    /// <summary>Why this form cannot say a move; null if it can.</summary>
    string? Refuse(KeyRepair repair);

    string Line(KeyRepair repair);
}

/// <summary>A key and the one it should have.</summary>
/// <param name="Left">What a check still finds on the target, at most as an error; null if nothing.</param>
public sealed record KeyRepair(string Source, string Target, string? Left);
