namespace Portal.Dropping;

/// <summary>What a person says of a listing: the name of its file, where its data will be uploaded, and which folder in it that will be.</summary>
public sealed record DropOptions(string? Name, string? Prefix, string? Root);
