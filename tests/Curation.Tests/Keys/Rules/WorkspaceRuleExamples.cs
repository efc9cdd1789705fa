namespace Curation.Tests.Keys.Rules;

/// <summary>Examples of the rules about workspaces.</summary>
internal static class WorkspaceRuleExamples
{
    private const string Workspace = "cpg0016-jump/source_4/workspace/";
    private const string Deep = "cpg0016-jump/source_4/workspace_dl/";
    private const string Group = Workspace + "analysis/b/BR00117035/analysis/BR00117035-A01-1/";
    private const string Assembled = "cpg0016-jump-assembled/source_all/workspace/";

    public static readonly RuleExamples[] All =
    [
        new("W001",
            [Workspace + "profiles/b/P1/P1.csv.gz", Workspace + "qc/x", Workspace + "notes.txt", Workspace + "scratch/.DS_Store", Workspace + "./x"],
            [
                Workspace + "load_data_csvs/b/P1/load_data.csv", Workspace + "Metadata/platemaps/b/barcode_platemap.csv", Workspace + "QC/x.png",
                Workspace + "scratch/x.csv", Workspace + "profiles_orig/b/P1/P1.csv", Workspace + "gigascience_profiles/x.csv",
            ]),
        new("W002",
            [Workspace + "backend/b/P1/P1.csv", Workspace + "x/y", Workspace, Workspace + ".DS_Store"],
            [Workspace + "notes.txt", Deep + "notes.txt"]),
        new("A002",
            [
                Group + "Cells.csv",
                Workspace + "analysis/b/CP1-SC1-01/analysis/CP1-SC1-01/Cells.csv.gz",
                Workspace + "analysis/b/P1/analysis/P1-AB12/outlines/x.png",
                Workspace + "analysis/b/P1/analysis/P1-Well3-12/Cells.csv",
                Workspace + "analysis/b/P1/analysis/analysis/P1/Cells.csv",
            ],
            [
                "jump/source_11/workspace/analysis/Batch3/EC000157/analysis/EC000157real-A10-3/Nuclei.csv",
                "jump/source_10/workspace/analysis/2021_05_31_U2OS_48_hr_run1/Dest210531-152945/analysis/N03/Image.csv",
                Workspace + "analysis/b/P1/analysis/P1-A01-12345/Cells.csv",
                Workspace + "analysis/b/P1/analysis/P1_A01/Cells.csv",
                Workspace + "analysis/b/P1/analysis/P1-/Cells.csv",
                Workspace + "analysis/b/P1/analysis/P2-A01/Cells.csv",
            ]),
        new("A004",
            [
                "jump/source_7/workspace/analysis/20210719_Run1/CP1-SC1-01/analysis/CP1-SC1-01/Cells.csv.gz",
                Group + "cp.is.done",
                Group + "outlines/x.xlsx",
                Group + ".DS_Store",
            ],
            [Group + "Cells.xlsx", Group + "Cells.csv.zip", Group + "Cells"]),
        new("A006",
            [
                Group + "outlines/A01_s1--cell_outlines.png",
                Workspace + "analysis/b/1086289792/analysis/1086289792/outlines/1086289792_P24_6_nuclei_outlines.png",
                Group + "masks/any.tiff",
                Group + "Cells.csv",
            ],
            [
                Group + "outlines/A01_1.png", Group + "outlines/A1_s1--cell_outlines.png", Group + "outlines/A01_s1--cell_outlines.jpg",
                Group + "outlines/A01_s1--Cells.png", Group + "outlines/BR00117035_a01_1_cells.png",
                "cpg0043-segmentation/broad/workspace/analysis/2025_08_21_Batch1/BR00116991/analysis/BR00116991-A01-1/BR00116991_A01_1/load_data_Cells_BoundingBox_Overlap.csv",
            ]),
        new("M008",
            [
                "cpg0002-jump-scope/source_4/workspace/metadata/external_metadata/JUMP-MOA_compound_metadata.tsv",
                Workspace + "metadata/2021_04_26_Batch1/barcode_platemap.csv",
                Workspace + "metadata/b/platemap/x.txt",
                Workspace + "metadata/platemaps/b/x.txt",
            ],
            [
                "cpg0026-lacoste_haghighi-rare-diseases/broad/workspace/metadata/raw/RC4_IF_standardized_annotations_20180813.xlsx",
                Workspace + "metadata/external_metadata/notes.docx",
                Workspace + "metadata/external_metadata/more/x.tsv",
                Workspace + "metadata/x.tsv",
            ]),
        new("M011",
            ["cpg0030-gustafsdottir-cellpainting/broad/workspace/metadata_harmonized/cpg0030-gustafsdottir-cellpainting_harmonized_metadata_v01.parquet"],
            [
                "cpg0016-jump/source_all/workspace/metadata_harmonized/cpg0016-jump_draft.csv",
                Workspace + "metadata_harmonized/cpg0017_harmonized_metadata_v01.parquet",
            ]),
        new("P001",
            [
                "cpg0004-lincs/broad/workspace/profiles/2016_04_01_a549_48hr_batch1/SQ00014812/SQ00014812_augmented.csv.gz",
                Workspace + "profiles/b/P1/P1.parquet",
                Workspace + "profiles/README.md",
            ],
            [
                "cpg0021-periscope/broad/workspace/profiles/A549/20200805_A549_WG_Screen_guide_normalized_ALLBATCHES___CP186A___ALLWELLS.csv.gz",
                Workspace + "profiles/b/P1/P2.csv.gz",
                Workspace + "profiles/b/P1/P1.xlsx",
                Workspace + "profiles/b/P1.csv.gz",
            ]),
        new("P002",
            [
                Workspace + "profiles/b/P1/P1_normalized_feature_select_negcon_batch.csv.gz",
                Workspace + "profiles/b/P1/P1.csv.gz",
                Workspace + "profiles/b/P1/own.csv.gz",
            ],
            [
                Workspace + "profiles/b/P1/P1_final2.csv.gz",
                Workspace + "profiles/b/P1/P1_normalized_feature_select_negcon.csv.gz",
                Workspace + "profiles/b 1/P1/P1_Augmented.csv",
            ]),
        new("P004",
            [Workspace + "profiles/b/P1/P1.csv.gz", Assembled + "profiles_assembled/ALL/v1.0b/p.parquet"],
            [
                "cpg0042-chandrasekaran-jump/source_all/workspace/profiles/compound_no_source7/v1.0/profiles_var_mad_int_featselect.parquet",
                "jump/source_8/workspace/profiles/README.md",
                Workspace + "profiles/b/merged.csv.gz",
                Assembled + "profiles/recipe/ALL/p/p.parquet",
            ]),
        new("P005",
            [Assembled + "profiles_assembled/ALL/v1.0b/profiles_wellpos_cc_var_mad_outlier_featselect.parquet"],
            [
                "cpg0046-microrna/edinburgh_igc/workspace/profiles_assembled/C2C12_allPlates_postQC_featureSelected.h5ad",
                Assembled + "profiles_assembled/ALL/1.0/p.parquet",
                Assembled + "profiles_assembled/ALL/v1.0/p.csv",
            ]),
        new("Q001",
            ["cpg0014-jump-adipocyte/broad/workspace/quality_control/heatmap/2022_11_28_Batch1/BR00135656/BR00135656_cell_count.png"],
            [Workspace + "qc/x.png"]),
        new("X001",
            ["cpg0021-periscope/broad/workspace/publication_data/2022_PERISCOPE/x.csv"],
            [
                "cpg0042-chandrasekaran-jump/source_all/workspace/publication_data/compound_tstat_full.parquet",
                Workspace + "publication_data/PERISCOPE/x.csv",
                Workspace + "publication_data/2022/x.csv",
            ]),
        new("S001",
            [
                "cpg0016-jump/source_8/workspace/segmentation/cellpose_202404/objects/J1/A1170384/A1170384.zarr/source_8__J1__A1170384__A01__3/.zgroup",
                Workspace + "segmentation/cellpose_202404/model/README.md",
            ],
            [
                "cpg0016-jump/source_8/workspace/segmentation/cellpose/objects/J1/A1170383/x",
                Workspace + "segmentation/cellpose_202404/outlines/x.png",
                Workspace + "segmentation/cellpose_2024_04/model/x",
                Workspace + "segmentation/x.txt",
                Workspace + "segmentation/cellpose_202404/objects/x",
            ]),
        new("O001",
            ["cpg0032-pooled-rare/broad/workspace/pipelines/2025_06_23_Batch3/x.cppipe", Workspace + "pipelines/README.md"],
            [Workspace + "pipelines/x.docx", Workspace + "pipelines/csv", Workspace + "pipelines/b/x.CPPIPE"]),
        new("D001",
            [Deep + "profiles/cpcnn_zenodo_7114558/b/P1/P1.parquet", Deep + "notes.txt"],
            [Deep + "models/cpcnn_zenodo_7114558/x", Deep + "profile/cpcnn_zenodo_7114558/b/P1/P1.parquet"]),
        new("D002",
            [
                Deep + "profiles/cpcnn_zenodo_7114558/b/P1/P1.parquet",
                "cpg0019-moshkov-deepprofiler/broad/workspace_dl/embeddings/105281_zenodo7114558/b/P1/A01-1/x.npz",
                Deep + "collated/model_s12345_6/x.csv",
                Deep + "collated/model_202404/x.csv",
                Deep + "collated/x.csv",
            ],
            [
                Deep + "embeddings/BioX-NKU-cpDistiller/b/P1/A01-1/x.npz",
                Deep + "collated/model_12345/x.csv",
                Deep + "collated/model_zenodo/x.csv",
                Deep + "collated/model_0260BC96/x.csv",
            ]),
        new("D003",
            [
                "cpg0016-jump/source_10/workspace_dl/embeddings/efficientnet_v2_imagenet21k_s_feature_vector_2_0260bc96/2021_05_31_U2OS_48_hr_run1/Dest210531-152149/A01-01/embedding.parquet",
                Deep + "embeddings/m_1234567/b/P1/A01/1/x.npz",
            ],
            [
                Deep + "embeddings/cpcnn_zenodo_7114558/BR00117035.parquet",
                Deep + "embeddings/m_1234567/b/P1/A01/embedding.parquet",
                Deep + "embeddings/m_1234567/b/P1/Well1/embedding.parquet",
                Deep + "embeddings/m_1234567/b/P1/A01-1/x.csv",
            ]),
        new("D004",
            [Deep + "profiles/cpcnn_zenodo_7114558/2021_04_26_Batch1/BR00117035/BR00117035.parquet", Deep + "profiles/m_1234567/b/P1.parquet"],
            [Deep + "profiles/m_1234567/b/P1/P2.parquet", Deep + "profiles/x.parquet"]),
        new("D005",
            [Deep + "collated/efficientnet_v2_imagenet1k_s_feature_vector_2_ec756ff/collated.parquet", Deep + "consensus/m_1234567/x.csv.gz"],
            [Deep + "collated/x.parquet", Deep + "consensus/m_1234567/b/x.csv", Deep + "collated/m_1234567/x.npz"]),
    ];
}
