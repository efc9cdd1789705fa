namespace Curation.Requesting;

/// <summary>The canonical stains of Cell Painting. A dataset has at least <see cref="StainNames.Fewest"/> of them, or says why not.</summary>
[Flags]
public enum Stains
{
    None = 0,
    Hoechst = 1,
    ConcanavalinA = 2,
    Syto14 = 4,
    Phalloidin = 8,
    WheatGermAgglutinin = 16,
    MitoTracker = 32,
}

/// <summary>What each stain is called and shows.</summary>
public static class StainNames
{
    public const int Fewest = 3;

    private static readonly (Stains Stain, string Name)[] Names =
    [
        (Stains.Hoechst, "Hoechst 33342: DNA"),
        (Stains.ConcanavalinA, "Concanavalin A: endoplasmic reticulum"),
        (Stains.Syto14, "SYTO 14: nucleoli and cytoplasmic RNA"),
        (Stains.Phalloidin, "Phalloidin: actin"),
        (Stains.WheatGermAgglutinin, "Wheat germ agglutinin: Golgi and plasma membrane"),
        (Stains.MitoTracker, "MitoTracker Deep Red: mitochondria"),
    ];

    /// <summary>All six, one by one, with what they are called.</summary>
    public static IReadOnlyList<(Stains Stain, string Name)> Each => Names;

    public static int Count(Stains stains) => Names.Count(one => stains.HasFlag(one.Stain));

    /// <summary>For a line of text: the dyes by name; “none” without any.</summary>
    public static string Line(Stains stains) =>
        stains is Stains.None ? "none" : string.Join(", ", Names.Where(one => stains.HasFlag(one.Stain)).Select(one => one.Name[..one.Name.IndexOf(':', StringComparison.Ordinal)]));
}
