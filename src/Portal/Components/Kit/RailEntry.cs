namespace Portal.Components.Kit;

/// <summary>A way to a slice's pages in the rail beside them all, which the slice brings with its services.</summary>
/// <param name="Place">Before those of a higher number.</param>
/// <param name="Href">Where it leads.</param>
/// <param name="Name">How it is called.</param>
/// <param name="Glyph">What stands before the name.</param>
/// <param name="For">Who sees it; the pages judge by themselves who may come.</param>
/// <param name="Exact">Whether it is marked on this very page only, not on those below it.</param>
public sealed record RailEntry(int Place, string Href, string Name, Glyph Glyph, RailReaders For = RailReaders.Everybody, bool Exact = false);

public enum RailReaders
{
    Everybody,
    Curators,
    Maintainers,
}
