using System.Globalization;

namespace Curation.Tests.Keys.Rules;

/// <summary>Keys that a rule passes and keys that it finds, with the sizes of their objects where they matter.</summary>
internal sealed record RuleExamples(string Rule, string[] Pass, string[] Fail)
{
    private const string Images = "cpg0016-jump/source_4/images/2021_04_26_Batch1/";
    private const string Workspace = "cpg0016-jump/source_4/workspace/";
    private const string Plate = "BR00121426__2021-08-14T15_29_30-Measurement1/";

    public static readonly RuleExamples[] All =
    [
        .. ImageRuleExamples.All,
        .. WorkspaceRuleExamples.All,
        new("K001",
            [Images + "illum/BR00117035/BR00117035_IllumAGP.npy", Images + "images/P1/" + new string('x', 1024 - Images.Length - 10), Images + "images/P1/😀.tif"],
            ["", Images + "images/P1/" + new string('x', 1025 - Images.Length - 10), Images + "images/P1/" + new string('é', 500)]),
        new("K002",
            [Workspace + "backend/2021_08_23_Batch12/BR00126114/BR00126114.sqlite", Images],
            ["cpg0016-jump/source_4/workspace//backend/2021_08_23_Batch12/BR00126114/BR00126114.sqlite", "/" + Images + "x", Workspace + "./x", Workspace + "../x", Images + "images/P1/.."]),
        new("K003",
            [Images + "images/" + Plate + "Images/r08c14f01p01-ch1sk1fk1fl1.tiff", Images + "images/P1/a folder/r08c14f01p01-ch1sk1fk1fl1.tiff", Images + "images_projected/P 1/x.tiff"],
            ["cpg0016-jump/source_3/images/CP59/images/BR5867a3__2022-04-29T01_02_16-Measurement 1/Images/r01c01f01p01-ch3sk1fk1fl1.tiff", "cpg0016-jump/source_3/images/CP 59/illum/P1/P1_IllumDNA.npy", Workspace + "software/my tool/x.py", Workspace + "scratch/a\u00a0b/x", Images + "images/P 1/"]),
        new("K004",
            ["cpg0036-EU-OS-bioactives/FMP/workspace/load_data_csv/2021_09_03_Batch1_HepG2/B1001_R1/load_data.csv", "cpg0004-lincs/broad/images/b/images_zarr/SQ00014812.ome.zarr/0/x#y/0", "cpg0016-jump/source_8/workspace/scratch/A1170384.zarr/a b#/.zgroup", Workspace + "profiles_assembled/ALL/v1.0b/p.parquet", Workspace + "publication_data/2022_X/v1.0/p#/x.csv", "cpg0016-jump/source_all/workspace_dl/embeddings/model/2026_jump_lite_v1.0/source_4/b/p/A01-1/e.parquet", Images + "images/P1/odd#folder/x.tiff", "cpg0016-jump/source_3/images/CP 59/illum/P1/P1_IllumDNA.npy"],
            ["cpg0016-jump/source_4/images/2021_04_26_Batch#1/illum/BR00117035/BR00117035_IllumAGP.npy", Images + "images/P+1/x.tiff", Images + "images/-P1/x.tiff", Workspace + "analysis/bätch/P1/analysis/P1/Cells.csv", Workspace + "load_data_csv/2021.04/P1/load_data.csv", "cpg0016-jump/_broad/images/b/images/P1/x.tiff", "cpg0016-jump/source_all/workspace_dl/embeddings/model.x/b/p/A01-1/e.parquet"]),
        new("K005",
            ["cpg0016-jump/source_7/images/20210719_Run1/images/CP1-SC1-01/CP1-SC1-01_A01_T0001F001L01A02Z01C03.tif"],
            ["cpg0031-caicedo-cmvip/broad/images/BBBC043/images/52653/7149-01 berger 3-10-13_m10_s2_w5f0cba777-87e3-46df-b4ae-a9ef87844817.tif", Images + "images/P1/Well1_ChannelDAPI,Cy3_Seq0000.nd2", Images + "images/P1/a+b.tif", Images + "images/P1/a folder/x.tif", Workspace + "metadata/external_metadata/übersicht.tsv", Images + "images/P1/😀.tif"]),
        new("K006",
            [Workspace + "load_data_csv/2021_05_17_Batch4/BR00123522/load_data_with_illum.csv", Workspace + "software/recipe/.gitignore", Workspace + "assaydev/temperature.csv", Workspace + "assaydev/part.csv", Images + "images/P1/x.tiff.20240115", Images + "images/P1/.x.config", Images + "images/P1/model.v1.deadbeef", Images + "images/P1/x#1.tiff", Images + "images/P1/a@b.tiff", Images + "images/4913/x.tiff", Workspace + "qc/bak", Workspace + "qc/x.original", Images + "images/P1/conflict.tiff", Images + "images/P1/x_old.tiff", Workspace + "qc/sync_x.csv", Workspace + "qc/url", Workspace + "qc/x.tmpl", Workspace + "qc/x.out", Workspace + "qc/x.dat", Workspace + "qc/core.csv", Workspace + "qc/score.12", Workspace + "qc/slurm-x.out", Workspace + "qc/slurm-12.csv", Workspace + "qc/cache/x.csv", Workspace + "qc/x.o12", Workspace + "qc/x.e1234"],
            ["cpg0014-jump-adipocyte/broad/workspace/load_data_csv/2022_11_28_Batch1/.DS_Store", Workspace + "qc/._x.png", Workspace + "qc/Thumbs.db", Workspace + "qc/desktop.ini", Workspace + "qc/.x.txt.swp", Workspace + "qc/x.txt~", Workspace + "qc/x.csv.partial", Workspace + "software/.ipynb_checkpoints/x.ipynb", Workspace + "software/x-checkpoint.ipynb", Workspace + "software/recipe/.git/HEAD", Workspace + "qc/__MACOSX/x", ".DS_Store", Images + "images/P1/@eaDir/x.tiff", Images + "images/P1/.~lock.layout.ods#", Images + "images/P1/.nfs000000000001", Images + "images/P1/ehthumbs.db", Images + "images/P1/.Spotlight-V100/x", Images + "images/P1/.Trashes/x", Images + "images/P1/.fseventsd/x", Images + "images/P1/#recycle/x.tiff", Images + "images/P1/$RECYCLE.BIN/x.tiff", Images + "images/P1/System Volume Information/x", Images + "images/P1/THUMBS.DB", Images + "images/P1/x.tiff:Zone.Identifier", Images + "images/P1/x.tiffZone.Identifier", Images + "images/P1/~$layout.xlsx", Images + "images/P1/.x.tiff.Ab12Cd", Images + "images/P1/x.tiff.1aB2c3D4", Images + "images/P1/.fuse_hidden0000a1", Images + "images/P1/x.tiff._COPYING_", Images + "images/P1/.azDownload-55195c81-x.tiff", Images + "images/P1/x_.gstmp", Images + "images/P1/@tmp/x", Images + "images/P1/.@__thumb/x.tiff", Images + "images/P1/lost+found/x", Images + "images/P1/.snapshot/x.tiff", Images + "images/P1/x.lnk", Images + "images/P1/.#x.csv", Images + "images/P1/#x.csv#", Images + "images/P1/x.tiff@SynoEAStream", Images + "images/P1/.AppleDouble/x.tiff", Images + "images/P1/x.crdownload", Images + "images/P1/.nfs.20051.2f2f", Images + "images/P1/.afpDeletedx", Images + "images/P1/x.tiff.part.minio", Images + "images/P1/.x.tiff.icloud", Images + "images/P1/x.laccdb",
                Workspace + "qc/x.csv.bak", Workspace + "qc/x.csv.orig", Workspace + "qc/x.csv.old", Workspace + "qc/x.csv.save", Workspace + "qc/x.lck", Workspace + "qc/x.url", Workspace + "qc/x.sqlite-journal", Workspace + "qc/FILE0000.CHK", Workspace + "qc/x.csv.tmp.1234", Images + "images/P1/x.tiff.tmp.1", Images + "images/P1/x.tiff.rclone_chunk.001_a", Images + "images/P1/x.tiff.ocTransferId12", Images + "images/P1/x.tiff.aspx", Images + "images/P1/x.tiff.aspera-ckpt", Images + "images/P1/~DF12.tiff", Images + "images/P1/.sync_1a2b.db", Images + "images/P1/.streams/x", Images + "images/P1/x.gsheet", Images + "images/P1/x.csv.sb-1a2b3c4d-Ab12Cd", Images + "images/P1/x.tiff.!sync", Images + "images/P1/x.tiff.wget-tmp", Images + "images/P1/sync.ffs_db", Images + "images/P1/x.tiff.ffs_tmp", Images + "images/P1/4913", Workspace + "qc/4913",
                Images + "images/P1/x (Anna's conflicted copy 2024-01-15).tiff", Workspace + "qc/x (conflicted copy).csv", Images + "images/P1/x.sync-conflict-20240115-103412-ABCDEFG.tiff",
                Workspace + "software/tool/node_modules/x/index.js", Workspace + "software/tool/.cache/x", Workspace + ".ssh/id_rsa", Workspace + "software/.aws/credentials", Workspace + "software/.config/x", Workspace + "software/.venv/bin/python", Workspace + "qc/nohup.out", Workspace + "qc/slurm-123456.out", Workspace + "qc/slurm-123456_7.out", Images + "images/P1/NTUSER.DAT", Images + "images/P1/ntuser.ini", Workspace + "software/core.12345", Images + "images/P1/core.7", Workspace + "qc/run.sh.o123456", Workspace + "qc/run.sh.e123456"]),
        new("K007",
            [Workspace + "qc/x.png?2768896", Workspace + "qc/x.png?10", Workspace + "qc/?0", Workspace + "qc/x.png?-1"],
            [Workspace + "qc/x.png?0", Workspace + "qc/x.png?9", Workspace + "qc/x.png?1"]),
        new("K008", [Images + "images/P1/x.tiff"], [Images, "cpg0016-jump/", Images + "images/P1/"]),
        new("K010",
            [Workspace + "backend/2021_08_23_Batch12/BR00126114/BR00126114.csv", Workspace + "profiles/b/P1/P1.csv.gz", Workspace + "software/tool.zip", Workspace + "zip"],
            ["cpg0099-x/broad/images/2024_01_01_B1/images/plate1.zip", Images + "images/P1/x.tar.gz", Images + "images/P1/x.tar.bz2", Workspace + "analysis/b/P1/analysis/P1/all.7z", Workspace + "metadata/all.TAR"]),
        new("N010",
            [Images + "images/P1/x.tiff", Images + "images/P1/.zattrs", Images + "images/P1/a b.tiff", Images + "images/P1/a,b+c.tif", Images + "images/P1/.hidden", Images + "images/P1/übersicht.tif", Images + "images/P1/😀.tif", Images + "images/P1/שלום.tif", Images + "images/P1/control.tif", Images + "images/CONTROL/nuclei.tif", Images + "images/P1/com10.tif", Images + "images/P1/lpt.tif", Workspace + "../x", Workspace + "./x", Images, Images + "images/P1/a<b>.tif", Images + "images/P1/ x.tif", Images + "images/P1/x..tif"],
            [Images + "images/P1/photo\u202egpj.exe", Images + "images/P\u200b1/x.tiff", Images + "images/P1/\u2066x.tiff", Images + "images/P1/x\ufeff.tiff", Images + "images/P1/x\u00ad.tiff", Images + "images/P1/x\u2028.tiff", Images + "images/P1/x\u3164.tiff", Images + "images/P1/x\U000e0041.tiff", Images + "images/P1/x\u001b[2J.tiff", Images + "images/P1/a\nb.tiff", Images + "images/P1/a\tb.tiff", Images + "images/P1/x\u007f.tiff", Images + "images/P1/x\u0085.tiff",
                Images + "images/P1/..\\..\\x.tiff", Images + "images/P1\\x.tiff", Images + "C:/Windows/x.dll", Images + "images/P1/x.tiff:hidden", Images + "images/P1/x.tiff.", Images + "images/P1 /x.tiff", Images + "images/.. /x.tiff", Images + "images/.../x.tiff", Images + "images/P1./x.tiff", Images + "images/P1/x.tiff ", Workspace + "nul", Images + "images/aux/x.tiff", Images + "images/P1/CON.tiff", Images + "images/P1/com1.tar.gz", Images + "images/P1/Lpt¹.tiff", Images + "images/P1/nul .tiff", Images + "images/P1/conin$"]),
        new("T001",
            ["cpg0026-lacoste_haghighi-rare-diseases/broad/images/b/images/P1/x.tiff", "cpg0036-EU-OS-bioactives/FMP/images/b/images/P1/x.tiff", "cpg0013/broad/x"],
            ["jump/source_4/images/b/images/P1/x.tiff", "cpg016-jump/source_4/images/b/images/P1/x.tiff", "cpg0016_jump/x/y", "cpg0016-/x/y", "CPG0016-jump/source_4/images/b/images/P1/x.tiff", "README.md", "test-cpg0016-jump/x/y"]),
        new("T002",
            ["cpg0037-oasis/broad/images/b/images/P1/x.tiff", "cpg0016-jump-assembled/source_all/README.md", "jump/x/y"],
            ["cpg0013-foo/broad/README.md", "cpg0099-x/broad/README.md", "cpg0016-jmup/source_4/README.md"]),
        new("T004",
            ["cpg0003-rosetta/broad/images/b/images/P1/x.tiff", "cpg0016-jump/README.md", "cpg0016-jump/plates.xlsx", "cpg0016-jump/"],
            ["cpg0042-chandrasekaran-jump/data/compound_no_source7/v1.0/profiles.parquet", "cpg0016-jump/images/b/images/P1/x.tiff", "cpg0016-jump/my.source/images/b/images/P1/x.tiff"]),
        new("T006",
            ["cpg0016-jump/source_4/workspace_dl/profiles/cpcnn_zenodo_7114558/2021_04_26_Batch1/BR00117035/BR00117035.parquet", "cpg0016-jump/source_4/plates.xlsx", "cpg0016-jump/images/b/images/P1/x.tiff"],
            ["cpg0019-moshkov-deepprofiler/broad/training_images/BBBC022/x.png", "cpg0016-jump/source_4/Images/b/images/P1/x.tiff", "cpg0016-jump/source_4/workspaces/backend/b/P1/P1.csv", "cpg0004-lincs/broad/images_zarr/"]),
        new("I001",
            [Images + "images/P1/x.tiff", "cpg0041-pccma/alexslemonade/images/Batch4/P1/Images/x.tiff"],
            ["cpg0041-pccma/alexslemonade/images/Round2/Plate3/images/P1/x.tiff", "cpg0041-pccma/alexslemonade/images/Round2/Plate3/illum/P1/P1_IllumDNA.npy", "cpg0041-pccma/alexslemonade/images/images/Batch1/images/P1/x.tiff"]),
        new("I003",
            [Images + "illum/BR00117035/BR00117035_IllumAGP.npy", Images + "images_projected/P1/x.tiff", Images + "images_a-b/P1/x.tiff", Images + "x.tiff"],
            ["jump/source_11/images/Batch4/EC000111__2021-09-20T14_39_07-Measurement1/Images/r14c09f01p01-ch1sk1fk1fl1.tiff", Images + "Illum/P1/P1_IllumDNA.npy", Images + "images_/P1/x.tiff", Images + "images_a--b/P1/x.tiff", Images + "thumbnails/"]),
        new("I005",
            ["cpg0016-jump/source_4/images/2021_08_09_Batch11/images/" + Plate + "Images/r08c14f01p01-ch1sk1fk1fl1.tiff", Images + "images/", Images + "images_x/readme.txt"],
            ["cpg0016-jump/source_4/images/2021_08_09_Batch11/images/r08c14f01p01-ch1sk1fk1fl1.tiff", Images + "illum/P1_IllumDNA.npy", Images + "x.tiff", "cpg0016-jump/source_4/images/x.tiff"]),
        new("I008",
            [Images + "illum/BR00117035/BR00117035_IllumBrightfield_H.npy", Images + "illum/P1/P1_IllumDNA_Round2.npy", Images + "illum/P1/P1_Cycle1_IllumDNA.npy", "jump/source_5/images/b/illum/ADMJUM001/ADMJUM001_IllumAGP.npy", Images + "illum/P1_IllumDNA.npy"],
            ["cpg0016-jump/source_11/images/Batch2/illum/EC000038/EC000001_IllumAGP.npy", Images + "illum/P1/P1_IllumDNA_.npy", Images + "illum/P1/IllumDNA.npy", Images + "illum/P1/x/P1_IllumDNA.npy"]),
        new("I009",
            [Images + "illum/P1/P1_IllumDNA.npy"],
            ["jump/source_7/images/2021_07_19_JUMP-SC-Run1/illum/IllumAGP.tif/IllumAGP.tif", Images + "illum/P1/P1_IllumDNA.mat", Images + "illum/notes.txt"]),
        new("A001",
            ["cpg0000-jump-pilot/source_4/workspace/analysis/2020_11_04_CPJUMP1/BR00116991/analysis/BR00116991-A01-1/Cells.csv", Workspace + "analysis/b/P1/analysis/P1-A01/outlines/x.png", Workspace + "analysis/b/P1/analysis/P1-A01/cp.is.done", "jump/source_11/workspace/analysis/Batch2/LM37-70_1/analysis/LM37-70_1-A01-2/Image.csv", Workspace + "analysis/b 1/P1/analysis/P1-A01/Cells.csv", Workspace + "analysis/b/"],
            ["cpg0000-jump-pilot/source_4/workspace/analysis/2020_11_04_CPJUMP1/BR00116991/BR00116991-A01-1/Cells.csv", Workspace + "analysis/b/P1/analysis/analysis/P1-A01/Cells.csv", Workspace + "analysis/b/P1/analysis/Cells.csv", Workspace + "analysis/Cells.csv", Workspace + "analysis/b/P1/analysis/P1-A01/outlines/more/x.png"]),
        new("B001",
            ["cpg0016-jump/source_4/workspace/backend/2021_08_23_Batch12/BR00126114/BR00126114.sqlite", Workspace + "backend/b/P1/P1.parquet", Workspace + "backend/b 1/P1/P1.csv"],
            ["cpg0010-caie-drugresponse/broad-az/workspace/backend/ljosa_2013/analysis_batch_stable/ljosa_jbiomolscreen_2013.sqlite", Workspace + "backend/b/P1.sqlite", Workspace + "backend/P1.sqlite", Workspace + "backend/b/P1/P1.db", Workspace + "backend/b/P1/x/P1.csv"]),
        new("L001",
            ["cpg0016-jump/source_4/workspace/load_data_csv/2021_05_17_Batch4/BR00123522/load_data_with_illum.csv", Workspace + "load_data_csv/b/P1/load_data.csv.gz", Workspace + "load_data_csv/b/P1/load_data_illum_split-3.csv"],
            ["cpg0016-jump/source_4/workspace/load_data_csv/2021_05_17_Batch4/load_data.csv", Workspace + "load_data_csv/load_data.csv", Workspace + "load_data_csv/b/P1/load_data.txt", Workspace + "load_data_csv/b/P1/x/load_data.csv", Workspace + "load_data_csv/b/P1/load_data.parquet", Workspace + "load_data_csv/b/P1/own.csv"]),
        new("N000",
            [Images + "images/P1/x.tiff", Images, Workspace + "backend/b/P1.sqlite", Workspace + "scratch/.DS_Store", Workspace + "scratch/x.csv", Workspace + "notes.txt", "cpg0016-jump/plates.xlsx", "cpg0016-jump/source_4/workspace_dl/models/x", Workspace + "publication_data/x.csv"],
            ["cpg0098-trial/lab/workspace/metadata/platemaps/b/x.txt", "cpg0098-trial/lab/workspace/profile/2025_02_03_Batch2/P1/P1.csv.gz", Workspace + "metadata/platemaps/b/x.txt?0", Workspace + "metadata/platemaps/b ä/x.txt", Workspace + "metadata/2021_04_26_Batch1/barcode_platemap.csv", Workspace + "metadata/platemaps/b/x.txt", Workspace + "metadata/b/platemap/x.txt"]),
    ];

    /// <summary>The key of an example, and the size after its question mark if it states one.</summary>
    public static (string Key, long? Size) Split(string example)
    {
        var mark = example.IndexOf('?', StringComparison.Ordinal);
        return mark < 0 ? (example, null) : (example[..mark], long.Parse(example.AsSpan(mark + 1), CultureInfo.InvariantCulture));
    }
}
