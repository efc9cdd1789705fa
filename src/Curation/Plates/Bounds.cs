namespace Curation.Plates;

/// <summary>
/// How much a pass over a listing remembers. A plate costs about 350 bytes with its names and its place in the joined table, a batch
/// about 1 KB, so the largest matrix takes under 100 MB; the number of keys does not matter. The whole gallery has some 5,000 plates
/// in 200 batches. What comes after a bound is counted together, and the rules that would take it for missing stay silent.
/// </summary>
internal static class Bounds
{
    public const int Plates = 200_000;
    public const int Batches = 10_000;
    public const int Sources = 1_000;

    /// <summary>Names of one kind that a batch or a source keeps: folders of derived images, segmentations, overfull folders.</summary>
    public const int Names = 1_000;
}
