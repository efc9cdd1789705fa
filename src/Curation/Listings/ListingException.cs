using System.Text;

namespace Curation.Listings;

/// <summary>A listing cannot be used; the message names the file, the line, what was expected and what was found.</summary>
public sealed class ListingException(string name, long line, string what, Exception? inner = null)
    : Exception(line > 0 ? $"{name}, line {line}: {what}" : $"{name}: {what}", inner)
{
    /// <summary>Counted from one; zero if the fault is of the whole file.</summary>
    public long Line { get; } = line;

    /// <param name="found">The line at fault, of which the beginning is shown.</param>
    internal static ListingException Of(string name, long line, string expected, ReadOnlySpan<byte> found)
    {
        var shown = Encoding.UTF8.GetString(found[..Math.Min(found.Length, 120)]).Select(c => char.IsControl(c) ? '·' : c);
        return new(name, line, $"expected {expected}; found “{string.Concat(shown)}{(found.Length > 120 ? "…" : "")}”.");
    }
}
