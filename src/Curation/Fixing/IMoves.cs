namespace Curation.Fixing;

/// <summary>A way to write moves.</summary>
public interface IMoves
{
    /// <summary>Why this form cannot say a move; null if it can.</summary>
    string? Refuse(KeyRepair repair);

    string Line(KeyRepair repair);
}
