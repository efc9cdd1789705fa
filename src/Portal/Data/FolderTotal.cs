namespace Portal.Data;

/// <summary>What one folder held, with everything below it, when a check counted it.</summary>
public sealed class FolderTotal
{
    public Guid RunId { get; init; }

    /// <summary>A full prefix that ends with a slash.</summary>
    public required string Folder { get; init; }

    public long Objects { get; init; }

    public long Bytes { get; init; }
}
