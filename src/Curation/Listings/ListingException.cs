namespace Curation.Listings;

/// <summary>A listing cannot be used; the message names the file, the line, what was expected and what was found.</summary>
public sealed class ListingException(string name, long line, string what, Exception? inner = null)
    : Exception(line > 0 ? $"{name}, line {line}: {what}" : $"{name}: {what}", inner)
{
    /// <summary>Counted from one; zero if the fault is of the whole file.</summary>
    public long Line { get; } = line;
}
