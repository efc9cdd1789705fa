namespace Curation.Listings;

/// <summary>What a listing does not say of itself.</summary>
public sealed record ListingOptions
{
    /// <summary>How messages call the listing.</summary>
    public required string Name { get; init; }

    /// <summary>Is put before each key; empty, or it ends with a slash.</summary>
    public string Before { get; init; } = "";

    /// <summary>The folder that absolute paths are read from; null to infer it from the first paths.</summary>
    public string? Root { get; init; }
}
