namespace Curation.Tests.Keys.Rules;

/// <summary>Examples of the rules about names at the top and about images.</summary>
internal static class ImageRuleExamples
{
    private const string Source = "cpg0016-jump/source_4/";
    private const string Batch = Source + "images/2021_04_26_Batch1/";
    private const string Pooled = "cpg0021-periscope/broad/images/20200805_A549_WG_Screen/images/CP186A/";

    public static readonly RuleExamples[] All =
    [
        new("T003",
            ["cpg0046-microrna/edinburgh_igc/README.md", "cpg0014-jump-adipocyte/broad/README.md", "jump/broad/README.md"],
            [
                "cpg0036-EU-OS-bioactives/FMP/README.md",
                "cpg0026-lacoste_haghighi-rare-diseases/broad/README.md",
                "cpg0013/broad/README.md",
                "cpg0016-jump-/broad/README.md",
                "cpg0016-" + new string('x', 65) + "/README.md",
            ]),
        new("T005",
            ["cpg0046-microrna/edinburgh_igc/README.md", "cpg0016-jump/source_4/README.md", "cpg0016-jump/README.md", "cpg0016-jump/load_data_csv/x"],
            ["cpg0010-caie-drugresponse/broad-az/README.md", "cpg0036-EU-OS-bioactives/FMP/README.md", "cpg0016-jump/source__4/README.md"]),
        new("T007",
            ["cpg0041-pccma/alexslemonade/README.md", "cpg0016-jump/README.md", Source, Source + "images/x.tiff"],
            ["cpg0041-pccma/alexslemonade/plates.xlsx", "cpg0016-jump/plates.xlsx", "cpg0016-jump/readme.md", "cpg0016-jump/workspace"]),
        new("I002",
            [Batch + "images/P1/x.tiff", Source + "images/2024_02_29_x/", Source + "workspace/backend/b/P1/P1.csv", Source + "images/x.tiff"],
            [
                Source + "images/Batch1_20221004/images/P1/x.tiff",
                Source + "images/2023_02_29_x/images/P1/x.tiff",
                Source + "images/2021_04_26/images/P1/x.tiff",
                Source + "images/2021_04_26_/",
                Source + "images/20210607_Batch_2/illum/P1/P1_IllumDNA.npy",
                "cpg0031-caicedo-cmvip/broad/images/BBBC043/illum/52657/52657_IllumDNA.npy",
            ]),
        new("I010",
            [
                Batch + "illum/P1/P1_IllumAGP.npy", Batch + "illum/P1/P1_IllumBrightfield_H.npy", Batch + "illum/P1/P1_IllumDNA_Round2.npy",
                Batch + "illum/P1/P1_Cycle1_IllumA.npy",
            ],
            [Batch + "illum/P1/P1_IllumGFP.npy", Batch + "illum/P1/P1_Illumdna.npy", Batch + "illum/P1/P1_IllumGFP_Round1.npy"]),
        new("I013",
            [
                Batch + "images/P1/Images/Index.idx.xml", Batch + "images/P1/x.TIF", Batch + "images/P1/x.zarr/0/.zarray",
                Batch + "images_x/readme.docx", Batch + "images/P1/",
            ],
            [Batch + "images/P1/readme.docx", Batch + "images/P1/tiff", Batch + "images/P 1/x.docx", Pooled + "10X_c1-SBS-1/x.docx"]),
        new("I018",
            [
                Pooled + "10X_c1-SBS-1/Well1_Point1_0000_ChannelDAPI,Cy3,A594,Cy5,Cy7_Seq0000.nd2", Pooled + "10X_c1_SBS-12/x.nd2",
                Pooled + "20X_CP_CP186A/x.nd2", Batch + "images/P1/Images/x.tiff", Batch + "images/P1/plate_CP_1/x.tiff",
            ],
            [Pooled + "c1-SBS-1/x.nd2", Pooled + "X_c1-SBS-1/x.nd2", Pooled + "10X_c1/x.nd2", Pooled + "10X_c1-SBS-/x.nd2"]),
        new("I020",
            ["cpg0021-periscope/broad/images/20210422_6W_CP257/illum/CP257A/CP257A_Cycle1_IllumDNA.npy", Batch + "illum/P1/P2_IllumDNA.npy"],
            [
                "cpg0021-periscope/broad/images/20210422_6W_CP257/illum/CP257A/CP257A_Cycle1_DNA.npy",
                Batch + "illum/P1/P2_Cycle1_IllumDNA.npy",
                Batch + "illum/P1/P1_Cycle_IllumDNA.npy",
                Batch + "illum/P1/P1_CycleA_IllumDNA.npy",
            ]),
        new("I021",
            [
                "cpg0004-lincs/broad/images/2016_04_01_a549_48hr_batch1/images_zarr/SQ00014812__2016-05-23T20_44_31-Measurement1.ome.zarr/.zattrs",
                Batch + "images_zarr_small/P1.zarr/0/0",
                Batch + "images_projected/P1/x.tiff",
                Batch + "images_zarrs/x",
            ],
            [
                "cpg0004-lincs/broad/images/2016_04_01_a549_48hr_batch1/images_zarr/SQ00014812/.zattrs",
                Batch + "images_zarr/x.txt",
                Batch + "images_zarr_small/P1.zip/0",
            ]),
    ];
}
