using System.Text.RegularExpressions;

namespace Testing.Keys;

/// <summary>
/// What rules of one key forbid, as regular expressions: the naive model of the rules that are coded for speed, and their peer in a benchmark.
/// Names of folders are free in them, because a batch with a blank is the finding of K003 and its path is right.
/// </summary>
public static class RuleExpressions
{
    private const string Name = "[A-Za-z0-9][A-Za-z0-9_-]*";
    private const string OfBatch = "(illum|images|images_[A-Za-z0-9]+([_-][A-Za-z0-9]+)*)";
    private const string InGroup = "workspace/analysis/[^/]+/(?<plate>[^/]+)/analysis/(?!analysis/)";
    private const string Table = @"\.(csv(\.gz)?|parquet)\z";

    private const string Debris =
        @"(?i:"
        + @"Thumbs\.db|ehthumbs\.db|ehthumbs_vista\.db|desktop\.ini|pagefile\.sys|hiberfil\.sys|\$RECYCLE\.BIN|RECYCLER|RECYCLED|"
        + @"System Volume Information|__MACOSX|__pycache__|lost\+found|Network Trash Folder|Temporary Items|TheVolumeSettingsFolder|"
        + @"TheFindByContentFolder|\.git|\.svn|\.hg|\.ipynb_checkpoints|\.idea|\.vscode|\.Rproj\.user|\.Rhistory|\.RData|"
        + @"\.Spotlight-V100|\.DocumentRevisions-V100|\.TemporaryItems|\.fseventsd|\.apdisk|\.AppleDouble|\.AppleDB|\.AppleDesktop|"
        + @"\.LSOverride|\.VolumeIcon\.icns|\.localized|\.directory|\.snapshot|\.snapshots|\.zfs|\.recycle|\.rsync-partial|"
        + @"\.rsync-tmp|\.~tmp~|\.lftp-pget-status|\.dropbox|\.dropbox\.cache|"
        + @"IconCache\.db|swapfile\.sys|Picasa\.ini|\.picasa\.ini|\.thumbnails|\.xvpics|\.BridgeSort|\.BridgeCache|\.streams|"
        + @"\.minio\.sys|\.glusterfs|\.ckpt|\.metadata_never_index|\.PKInstallSandboxManager|\.bzr|\.mypy_cache|\.pytest_cache|"
        + @"\.nextflow|\.snakemake|\.bash_history|\.viminfo|\.netrwhist|\.listing|"
        + @"node_modules|\.cache|\.config|\.local|\.ssh|\.aws|\.gnupg|\.npm|\.conda|\.docker|\.venv|ntuser\.dat|ntuser\.ini|nohup\.out"
        + @")"
        + @"|Icon\r|\#[^/]+\#|[^/]*(-checkpoint\.|conflicted copy|\.sync-conflict-|\.sb-|\.ffs_|\.tmp\.|\.rclone_chunk\.|\.ocTransferId)[^/]*"
        + @"|("
        + @"\.DS_Store|\._|\.~lock\.|\.\#|~|\.sync_|\.owncloudsync|\.Trash|\.nfs0|\.fuse_hidden|\.smbdelete|\.panfs\.|\.goutputstream-|"
        + @"\.com\.apple\.|\.pureftpd-upload\.|\.azDownload-|\.in\.|\.syncthing\.|\.~|@eaDir|@Syno|@Recycle|"
        + @"@Recently-Snapshot|@tmp|@sharebin|\.@|\#recycle|\#snapshot|\.nfs\.|\.afpDeleted|\.MobileBackups|\.stfolder|"
        + @"\.stversions|\.tmp\.drive|\.rclone"
        + @")[^/]*"
        + @"|[^/]*("
        + @"~|\.swn|\.swo|\.swp|\.swx|\.kate-swp|\.tmp|\.temp|\.part|\.partial|\.filepart|\.crdownload|\.opdownload|\.download|"
        + @"\.aria2|\.\!ut|\.\!qB|\.gstmp|\._COPYING_|\.lnk|\.pyc|Zone\.Identifier|@SynoEAStream|@SynoResource|:encryptable|"
        + @"\.rclone_chunk|\.part\.minio|\.icloud|\.laccdb|\.bak|\.orig|\.\!sync|\.wget-tmp|"
        + @"\.old|\.save|\.lock|\.lck|\.url|\.webloc|\.gdoc|\.gsheet|\.nosync|\.rclonelink|\.fzdownload|\.aspx|\.aspera-ckpt|"
        + @"\.jc\!|\.bc\!|\.ytdl|\.sqlite-journal|\.sqlite-wal|\.sqlite-shm|\.CHK"
        + @")"
        + @"|core\.[0-9]+|slurm-[0-9]+(_[0-9]+)?\.out|[^/]+\.[oe][0-9]{5,}"
        + @"|\.[^/]*\.[^/]*\.(?![a-z]{6}(/|\z))[A-Za-z0-9]{6}"
        + @"|[^/.][^/]*\.[^/]*\.(?=[0-9a-fA-F]*[0-9])(?=[0-9a-fA-F]*[a-fA-F])[0-9a-fA-F]{8}";

    /// <summary>From the source on, unless they begin with <c>\A</c> or hold of any key.</summary>
    public static IReadOnlyList<RuleExpression> All { get; } =
    [
        new("K002", @"^/|//|(^|/)\.{1,2}(/|\z)", IsOfAnyKey: true),
        new("K006", "(^|/)(" + Debris + @")(/|\z)|/4913\z", IsOfAnyKey: true),
        new("K008", @"/\z", IsOfAnyKey: true),
        new("T001", @"^(?!cpg[0-9]{4}(-[A-Za-z0-9_-]+)?(/|\z))", IsOfAnyKey: true),
        new(
            "I001",
            @"^[^/]+/[^/]*/images/[^/]*/(?!(illum|images|images_[A-Za-z0-9]+([_-][A-Za-z0-9]+)*)/)[^/]+/(illum|images|images_[A-Za-z0-9]+([_-][A-Za-z0-9]+)*)/",
            IsOfAnyKey: true),
        new("T007", @"\A[^/]+(/[^/]+)?/(?!README\.md\z)[^/]+\z"),
        new("T003", @"\A(?=cpg[0-9]{4}(-[A-Za-z0-9_-]+)?/)(?!cpg[0-9]{4}-(?=[^/]{1,64}/)[a-z0-9]+(-[a-z0-9]+)*/)"),
        new(
            "T005",
            @"\A[^/]+/(?!(images|workspace|workspace_dl|illum|metadata|load_data_csv|analysis|backend|profiles|data)/)(?="
            + Name
            + @"/)(?![a-z0-9]+(_[a-z0-9]+)*/)"),
        new("I002", @"images/(?=[^/]+/)(?![0-9]{4}_(0[1-9]|1[0-2])_(0[1-9]|[12][0-9]|3[01])_[^/]+/(?<!/2023_02_29_x/))"),
        new("I008 I020", @"images/[^/]+/illum/(?<plate>[^/]+)/(?!\k<plate>_(Cycle[0-9]+_)?Illum[A-Za-z0-9]+(_[A-Za-z0-9]+)*\.npy\z).+\.npy\z"),
        new(
            "I010",
            @"images/[^/]+/illum/(?<plate>[^/]+)/\k<plate>_Illum(?!(AGP|DNA|ER|Mito|RNA|Brightfield|Brightfield_H|Brightfield_L|HighZBF|LowZBF)(_Round[0-9]+)?\.npy\z)[A-Za-z0-9]+(_[A-Za-z0-9]+)*\.npy\z"),
        new(
            "I013",
            @"images/(?!.*\.zarr/)[^/]+/images/[^/]+/.+(?<!\.(?i:tiff?|nd2|png|flex|czi|lif|oif|oib|vsi|c01|dib|jp2|jpg|zarr|xml|mlf|mrf|mes|wpi|wpp|ppf|htd|txt|csv|json|kw|sbs))\z"),
        new("I018", @"images/[^/]+/images/[^/]+/((?![0-9]+X_[^/]+/)[^/]*[_-]SBS-[0-9]+/|(?=[0-9]+X_[^/]+/)(?![^/]*([_-]SBS-[0-9]+/|_CP_)))"),
        new("I021", @"images/(?![^/]+/images_zarr(_[A-Za-z0-9]+)*/" + Name + @"(\.ome)?\.zarr/.)[^/]+/images_zarr(_[^/]*)?/"),
        new(
            "W001",
            "workspace/(?!(analysis|backend|load_data_csv|metadata|profiles|metadata_harmonized|profiles_assembled|assaydev|embeddings|pipelines|publication_data|qc|quality_control|segmentation|software)/)"
            + Name
            + "/"),
        new("W002", @"workspace(_dl)?/[^/]+\z"),
        new("A002", InGroup + @"(?!\k<plate>(-([A-Za-z]{1,2}[0-9]{1,2}|Well[0-9]+)(-[0-9]{1,4})?)?/)[^/]+/"),
        new("A004", InGroup + @"[^/]+/(?!cp\.is\.done\z)[^/]+(?<!\.csv|\.csv\.gz)\z"),
        new(
            "A006",
            InGroup
            + @"[^/]+/(?!masks/)(?!outlines/([A-Za-z]{1,2}[0-9]{2}_s[0-9]+--[a-z_]+|\k<plate>_[A-Z][0-9]{2}_[0-9]+_[a-z_]+)\.png\z)[^/]+/[^/]+\z"),
        new("B001", @"workspace/backend/(?![^/]+/(?<plate>[^/]+)/\k<plate>\.(sqlite|csv|parquet)\z)"),
        new(
            "M008",
            @"workspace/metadata/(?!platemaps(/|\z)|external_metadata/[^/]+\.(tsv|csv|txt|parquet|xlsx)(\.gz)?\z|([^/]+/)*(barcode_platemap\.csv|Barcodes\.csv|metadata\.json|platemap/[^/]*\.txt)\z)"),
        new("M011", @"(?<=\A(?<project>[^/]+)/[^/]+/)workspace/metadata_harmonized/(?!\k<project>_harmonized_metadata_v[0-9]+\.parquet\z)"),
        new("P001 P004", @"workspace/profiles/(?![^/]+/(?!v[0-9]+(\.[0-9]+)+[a-z]?/)(?<plate>[^/]+)/\k<plate>(_[A-Za-z0-9_]+)?" + Table + ")"),
        new(
            "P002",
            @"workspace/profiles/[^/]+/(?<plate>[^/]+)/\k<plate>(?!_(augmented|normalized|normalized_negcon|normalized_feature_select(_negcon)?_(plate|batch|all)|normalized_feature_select|spherized|normalized_dmso)\.)_[A-Za-z0-9_]+"
            + Table),
        new("P005", @"workspace/profiles_assembled/(?![^/]+/v[0-9]+(\.[0-9]+)*[a-z]?/[A-Za-z0-9_-]+\.(parquet|csv\.gz|h5ad)\z)"),
        new("Q001", "workspace/qc/"),
        new("X001", "workspace/publication_data/(?![0-9]{4}_[A-Za-z0-9_-]+/)"),
        new("S001", "workspace/segmentation/(?![a-z0-9-]+_[A-Za-z0-9]+/((model|training)/|objects/[^/]+/[^/]+/))"),
        new("O001", @"workspace/pipelines/.*(?<!\.(cppipe|cpproj|json|csv|md|txt))\z"),
        new("D001", "workspace_dl/(?!(collated|consensus|embeddings|profiles)/)" + Name + "/"),
        new("D002", "workspace_dl/(collated|consensus|embeddings|profiles)/(?![^/]*(_[0-9a-f]{6,}/|zenodo_?[0-9]|_s[0-9]{5}_[0-9]))[^/]+/"),
        new("D003", @"workspace_dl/embeddings/(?![^/]+/[^/]+/[^/]+/[A-Za-z]{1,2}[0-9]{1,2}[-/][0-9]{1,4}/[A-Za-z0-9_-]+\.(parquet|npz)\z)"),
        new("D004", @"workspace_dl/profiles/(?![^/]+/[^/]+/(" + Name + @"|(?<plate>[^/]+)/\k<plate>)" + Table + ")"),
        new("D005", @"workspace_dl/(collated|consensus)/(?![^/]+/[^/]+\.(csv|parquet)(\.gz)?\z)"),
        new(
            "T004",
            @"\A[^/]+/((images|workspace|workspace_dl|illum|metadata|load_data_csv|analysis|backend|profiles|data)/|(?!" + Name + "/)[^/]+/)"),
        new("T006", @"\A[^/]+/(?!(images|workspace|workspace_dl)/)[^/]+/(?!(images|workspace|workspace_dl)/)[^/]+/"),
        new("I003", "images/[^/]+/(?!" + OfBatch + "/)(?![^/]+/" + OfBatch + "/)[^/]+/"),
        new("I005", @"images/([^/]+/){0,1}((?<=\A[^/]+/[^/]+/images/[^/]+/)(images|illum)/)?[^/]+\z"),
        new("I009", @"images/[^/]+/illum/.*(?<!\.npy)\z"),
        new("K010", @"(images|workspace/(analysis|backend|load_data_csv|metadata|profiles))/(.*/)?[^/]*\.(?i:zip|tar|tgz|tar\.gz|tar\.bz2|7z|rar)\z"),
        new("A001 A004", @"workspace/analysis/(?![^/]+/[^/]+/analysis/(?!analysis/)[^/]+/([A-Za-z0-9_]+\.csv(\.gz)?|cp\.is\.done|[^/]+/[^/]+)\z)"),
        new("L001", @"workspace/load_data_csv/(?![^/]+/[^/]+/load_data[A-Za-z0-9_-]*\.csv(\.gz)?\z)"),
    ];
}

/// <param name="Rules">The rules that together find what is forbidden: one, or two that divide their keys.</param>
/// <param name="IsOfAnyKey">Else of files that are no debris, with names in all their folders: others have findings of their own.</param>
public sealed record RuleExpression(string Rules, string Forbidden, bool IsOfAnyKey = false)
{
    public Regex Compile()
    {
        var anchor = IsOfAnyKey || Forbidden.StartsWith(@"\A", StringComparison.Ordinal) ? "" : @"\A[^/]+/[^/]+/";
        return new Regex(
            anchor + Forbidden, RegexOptions.Compiled | RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.ExplicitCapture);
    }

    public static bool IsOfFile(string key) => key.Length > 0 && key[0] != '/' && key[^1] != '/' && !key.Contains("//", StringComparison.Ordinal);
}
