namespace Curation.Listings;

/// <summary>What a listing does not say of itself.</summary>
public sealed record ListingOptions
{
    /// <summary>Of <see cref="Root"/>: a folder of a key, or of somebody's disk.</summary>
    public const int LongestRoot = 1_024;

    /// <summary>How messages call the listing.</summary>
    public required string Name { get; init; }

    /// <summary>Is put before each key; empty, or it ends with a slash.</summary>
    public string Before { get; init; } = "";

    /// <summary>
    /// The folder that paths are read from: an absolute one for the paths of <c>find</c>, a relative one for what any listing begins with. Null
    /// infers the first and takes nothing off the second.
    /// </summary>
    public string? Root { get; init; }

    /// <summary>How long the unpacked listing may be, in bytes: a small packed file can hold text without end.</summary>
    public long LongestText { get; init; } = long.MaxValue;

    /// <summary>How many keys the listing may have.</summary>
    public long MostKeys { get; init; } = long.MaxValue;

    /// <summary>The root if it is a relative one, with a slash at its end; else empty.</summary>
    internal string RelativeRoot
    {
        get
        {
            var root = Root is ['.', '/', ..] ? Root[2..] : Root ?? "";
            return root is "" or "." or ['/', ..] ? "" : root.TrimEnd('/') + "/";
        }
    }
}
