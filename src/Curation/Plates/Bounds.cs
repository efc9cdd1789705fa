namespace Curation.Plates;

/// <summary>
/// How much a pass over a listing remembers. A plate costs about 500 bytes with its names, its place in the joined table and what its
/// images told, 250 more if no other plate has the same wells, and 120 more where names are put aside; a batch costs about 1 KB. So the
/// largest matrix takes under 180 MB; the number of keys does not matter. The whole gallery has some 5,000 plates in 200 batches. What
/// comes after a bound is counted together, and the rules that would take it for missing stay silent.
/// </summary>
internal static class Bounds
{
    public const int Plates = 200_000;
    public const int Batches = 10_000;
    public const int Sources = 1_000;

    /// <summary>Names of one kind that a batch or a source keeps: folders of derived images, segmentations, overfull folders.</summary>
    public const int Names = 1_000;

    /// <summary>
    /// Fields, channels, planes and times that are told apart on the plate at hand, taken together; real plates have some 50, a film of
    /// a hundred times 5,000. The wells of a plate with more are not compared: 3 MB would not hold them.
    /// </summary>
    public const int Shots = 16_384;

    /// <summary>Channels with names that are told apart; they are looked for one after another.</summary>
    public const int NamedChannels = 256;

    /// <summary>ETags of the images of the plate at hand: 32 MB. Images beyond are compared with these, not with one another.</summary>
    public const int Tags = 1_000_000;

    /// <summary>Plates that keep an example of what is odd about their images, of at most one key's length.</summary>
    public const int Examples = 10_000;

    /// <summary>Missing images that are named of a plate; the others are counted.</summary>
    public const int NamedGaps = 10;

    /// <summary>Files that are kept to be read after the listing, all together: about 60 MB. Two plates in three have two.</summary>
    public const int ContentFiles = 400_000;

    /// <summary>Tables in one load_data folder of a plate; usually there are two.</summary>
    public const int TablesOfPlate = 64;

    /// <summary>
    /// Illumination functions of a plate, and tables of its first groups of analysis, whose beginnings are looked at: a pipeline writes all of a kind
    /// in one way, and all groups of a plate are thousands of requests.
    /// </summary>
    public const int SampledFunctions = 16;

    public const int SampledTables = 20;

    /// <summary>
    /// Different objects that the load_data of one plate may name to be looked up, some 100 bytes each while that plate is joined. A plate
    /// of 384 wells with 25 sites and 8 channels has 76,800 images.
    /// </summary>
    public const int References = 1_000_000;

    /// <summary>Single cases of one finding, such as missing images of a plate, that are told in the complete list.</summary>
    public const int Cases = 10_000;
}
