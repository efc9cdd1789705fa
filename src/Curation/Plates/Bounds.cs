namespace Curation.Plates;

/// <summary>
/// How much a pass over a listing remembers. A plate costs about 350 bytes with its names and its place in the joined table, and 120
/// more where names are put aside; a batch about 1 KB, so the largest matrix takes some 100 MB; the number of keys does not matter. The whole gallery has some 5,000 plates
/// in 200 batches. What comes after a bound is counted together, and the rules that would take it for missing stay silent.
/// </summary>
internal static class Bounds
{
    public const int Plates = 200_000;
    public const int Batches = 10_000;
    public const int Sources = 1_000;

    /// <summary>Names of one kind that a batch or a source keeps: folders of derived images, segmentations, overfull folders.</summary>
    public const int Names = 1_000;

    /// <summary>Files that are kept to be read after the listing, all together: about 60 MB. Two plates in three have two.</summary>
    public const int ContentFiles = 400_000;

    /// <summary>Tables in one load_data folder of a plate; usually there are two.</summary>
    public const int TablesOfPlate = 64;

    /// <summary>
    /// Different objects that the load_data of one plate may name to be looked up, some 100 bytes each while that plate is joined. A plate
    /// of 384 wells with 25 sites and 8 channels has 76,800 images.
    /// </summary>
    public const int References = 1_000_000;

    /// <summary>Single cases of one finding, such as missing images of a plate, that are told in the complete list.</summary>
    public const int Cases = 10_000;
}
