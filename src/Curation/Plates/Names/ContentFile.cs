namespace Curation.Plates.Names;

/// <summary>A file that the pass over the listing found and that is to be read after it.</summary>
/// <param name="Name">Below the folder that remembers it.</param>
/// <param name="Size">In bytes; negative if the listing does not tell.</param>
internal readonly record struct ContentFile(string Name, long Size);
