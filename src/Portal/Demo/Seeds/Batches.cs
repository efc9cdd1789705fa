namespace Portal.Demo.Seeds;

/// <summary>The batches of a first start. Names follow what labs really send; the science is made up.</summary>
internal static class Batches
{
    /// <summary>Promoted long ago: what a gallery holds before the first deposit of the demonstration.</summary>
    public static BatchDesign Earlier { get; } = new()
    {
        Prefix = "cpg0037-oasis/broad",
        Batch = "2025_01_12_U2OS_Batch2",
        PlateMap = "OASIS_U2OS_Map2",
        Plates = [PlateDesign.Imaged("BR00146052", "2025-01-12T10_03_11"), PlateDesign.Imaged("BR00146053", "2025-01-12T13_41_56")],
        Rows = 3,
        Columns = 4,
    };

    /// <summary>A deposit as it should be, ready to approve.</summary>
    public static BatchDesign Clean { get; } = new()
    {
        Prefix = "cpg0049-ipsc-diff-pancreatic-progenitor/broad",
        Batch = "2026_02_09_PancreaticProgenitor_Batch1",
        PlateMap = "PancreaticProgenitor_Map1",
        Plates = [PlateDesign.Imaged("BR00151201", "2026-02-09T09_30_12"), PlateDesign.Imaged("BR00151202", "2026-02-09T12_58_47")],
        Rows = 4,
        Columns = 4,
    };

    /// <summary>Sound at heart: <see cref="Defects"/> says what went wrong with it.</summary>
    public static BatchDesign Flawed { get; } = new()
    {
        Prefix = "cpg0037-oasis/axiom",
        Batch = "2025_09_15_HepG2_Batch1",
        PlateMap = "OASIS_HepG2_Map1",
        Plates = [PlateDesign.Imaged("41002688", "2025-09-15T09_12_44")],
        Rows = 2,
        Columns = 4,
    };

    /// <summary>Large enough that a copy of it can be watched, paused and resumed.</summary>
    public static BatchDesign Large { get; } = new()
    {
        Prefix = "cpg0047-amish/broad",
        Batch = "2025_11_03_LCL_Batch1",
        PlateMap = "Amish_LCL_Map1",
        Plates =
        [
            PlateDesign.Imaged("BR00149871", "2025-11-03T08_15_29"), PlateDesign.Imaged("BR00149872", "2025-11-03T11_44_03"),
            PlateDesign.Imaged("BR00149873", "2025-11-03T15_10_38"), PlateDesign.Imaged("BR00149874", "2025-11-03T18_37_12"),
        ],
        Rows = 4,
        Columns = 6,
        GroupsAreSites = false,
    };
}
