namespace Cpg.Fixing;

/// <summary>A way to write moves.</summary>
internal interface IMoves
{
    /// <summary>Why this form cannot say a move; null if it can.</summary>
    string? Refuse(KeyRepair repair);

    void Write(KeyRepair repair);
}
