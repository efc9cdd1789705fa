namespace Curation.Tests.Keys.Rules;

/// <summary>Clean keys, at least one of every documented place and of each of its variants.</summary>
internal static class Examples
{
    private const string Images = "cpg0016-jump/source_4/images/2021_04_26_Batch1/";
    private const string Workspace = "cpg0016-jump/source_4/workspace/";
    private const string Deep = "cpg0016-jump/source_4/workspace_dl/";

    public static readonly string[] OfEveryPlace =
    [
        "cpg0016-jump/README.md",
        "cpg0041-pccma/alexslemonade/README.md",
        Images + "illum/BR00117035/BR00117035_IllumBrightfield_H.npy",
        Images + "illum/BR00117035/BR00117035_IllumDNA_Round2.npy",
        "cpg0021-periscope/broad/images/2021_04_22_6W_CP257/illum/CP257A/CP257A_Cycle1_IllumDNA.npy",
        "cpg0021-periscope/broad/images/2020_08_05_A549_WG_Screen/images/CP186A/10X_c1-SBS-1/Well1_Point1_0000_ChannelDAPI_Seq0000.nd2",
        Images + "images/BR00117035__2021-05-02T16_02_51-Measurement1/Images/r01c01f01p01-ch1sk1fk1fl1.tiff",
        "cpg0004-lincs/broad/images/2016_04_01_a549_48hr_batch1/images_zarr/SQ00014812__2016-05-23T20_44_31-Measurement1.ome.zarr/.zattrs",
        "cpg0004-lincs/broad/images/2016_04_01_a549_48hr_batch1/images_zarr_small_2/SQ00014812.zarr/0/0.0",
        Images + "images_projected/BR00117035/r01c01.tiff",
        Images + "images_projected_max-2/r01c01.tiff",
        Workspace + "analysis/2021_04_26_Batch1/BR00117035/analysis/BR00117035-A01-1/Cells.csv",
        Workspace + "analysis/2021_04_26_Batch1/BR00117035/analysis/BR00117035-A01-1/Cells.csv.gz",
        Workspace + "analysis/2021_04_26_Batch1/BR00117035/analysis/BR00117035-A01-1/outlines/A01_s1--cell_outlines.png",
        Workspace + "analysis/2021_04_26_Batch1/BR00117035/analysis/BR00117035-A01-1/cp.is.done",
        Workspace + "backend/2021_08_23_Batch12/BR00126114/BR00126114.sqlite",
        Workspace + "backend/2021_08_23_Batch12/BR00126114/BR00126114.csv",
        Workspace + "backend/2021_08_23_Batch12/BR00126114/BR00126114.parquet",
        Workspace + "load_data_csv/2021_05_17_Batch4/BR00123522/load_data.csv",
        Workspace + "load_data_csv/2021_05_17_Batch4/BR00123522/load_data_with_illum.csv.gz",
        Workspace + "load_data_csv/2021_05_17_Batch4/BR00123522/load_data_illum_split-2.csv",
        Workspace + "load_data_csv/2021_05_17_Batch4/BR00123522/pipeline1.qc.csv",
        Workspace + "metadata/platemaps/2021_04_26_Batch1/barcode_platemap.csv",
        Workspace + "metadata/platemaps/2021_04_26_Batch1/platemap/OAA01.02.03.04.A.txt",
        Workspace + "metadata/external_metadata/JUMP-MOA_compound_metadata.tsv",
        Workspace + "metadata/external_metadata/annotations.csv.gz",
        Workspace + "metadata/20210422_6W_CP257/Barcodes.csv",
        Workspace + "metadata/20210422_6W_CP257/metadata.json",
        Workspace + "metadata_harmonized/cpg0016-jump_harmonized_metadata_v01.parquet",
        Workspace + "profiles/2021_04_26_Batch1/BR00117035/BR00117035.csv.gz",
        Workspace + "profiles/2021_04_26_Batch1/BR00117035/BR00117035_normalized_feature_select_batch.csv",
        Workspace + "profiles/2021_04_26_Batch1/BR00117035/own.stage-2.gct",
        Workspace + "profiles_assembled/ALL/v1.0b/profiles_wellpos_cc_var_mad_outlier_featselect.parquet",
        Workspace + "quality_control/heatmap/2021_04_26_Batch1/BR00117035/BR00117035_cell_count.png",
        Workspace + "qc/notes.txt",
        Workspace + "publication_data/2022_PERISCOPE/figure 1/table.csv",
        Workspace + "segmentation/cellpose_202404/model/README.md",
        Workspace + "segmentation/cellpose_202404/training/set.npz",
        Workspace + "segmentation/cellpose_202404/objects/J1/A1170384/A1170384.zarr/source_8__J1__A1170384__A01__3/.zgroup",
        Workspace + "pipelines/2025_06_23_Batch3/x.cppipe",
        Workspace + "assaydev/BR00117035/A01.png",
        Workspace + "embeddings/old/one.npz",
        Workspace + "software/recipe/config.yml",
        Deep + "collated/efficientnet_ec756ff/collated.parquet",
        Deep + "consensus/efficientnet_ec756ff/all.csv.gz",
        Deep + "embeddings/efficientnet_0260bc96/2021_05_31_U2OS_48_hr_run1/Dest210531-152149/A01-01/embedding.parquet",
        Deep + "embeddings/deepprofiler_1234567/2021_04_26_Batch1/BR00117035/A01/1/one.npz",
        Deep + "embeddings/efficientnet_0260bc96/2021_04_26_Batch1/BR00117035/A01/embedding.parquet",
        Deep + "profiles/cpcnn_zenodo_7114558/2021_04_26_Batch1/BR00117035/BR00117035.parquet",
        Deep + "profiles/cpcnn_zenodo_7114558/2021_04_26_Batch1/BR00117035.csv.gz",
    ];
}
