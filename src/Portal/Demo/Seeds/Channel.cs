namespace Portal.Demo.Seeds;

/// <summary>A stain of Cell Painting, as the Opera Phenix numbers it.</summary>
internal readonly record struct Channel(int Number, string Name)
{
    public static IReadOnlyList<Channel> All { get; } = [new(1, "Mito"), new(2, "AGP"), new(3, "RNA"), new(4, "ER"), new(5, "DNA")];
}
