using System.Buffers;

namespace Curation.Keys;

/// <summary>
/// Files and folders that systems, editors and transfers leave behind, by the ways in which each family of them makes names: there are too many to
/// list, and every program has its own.
/// </summary>
internal static partial class Debris
{
    // As they are on their disks; Windows writes them in either case.
    private static readonly string[] Names =
    [
        "Thumbs.db", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini", "pagefile.sys", "hiberfil.sys", "$RECYCLE.BIN", "RECYCLER", "RECYCLED",
        "System Volume Information", "__MACOSX", "__pycache__", "lost+found", "Network Trash Folder", "Temporary Items", "TheVolumeSettingsFolder",
        "TheFindByContentFolder", ".git", ".svn", ".hg", ".ipynb_checkpoints", ".idea", ".vscode", ".Rproj.user", ".Rhistory", ".RData",
        ".Spotlight-V100", ".DocumentRevisions-V100", ".TemporaryItems", ".fseventsd", ".apdisk", ".AppleDouble", ".AppleDB", ".AppleDesktop",
        ".LSOverride", ".VolumeIcon.icns", ".localized", ".directory", ".snapshot", ".snapshots", ".zfs", ".recycle", ".rsync-partial", ".rsync-tmp",
        ".~tmp~", ".lftp-pget-status", ".dropbox", ".dropbox.cache", "IconCache.db", "swapfile.sys", "Picasa.ini", ".picasa.ini", ".thumbnails",
        ".xvpics", ".BridgeSort", ".BridgeCache", ".streams", ".minio.sys", ".glusterfs", ".ckpt", ".metadata_never_index",
        ".PKInstallSandboxManager", ".bzr", ".mypy_cache", ".pytest_cache", ".nextflow", ".snakemake", ".bash_history", ".viminfo", ".netrwhist",
        ".listing", "node_modules", ".cache", ".config", ".local", ".ssh", ".aws", ".gnupg", ".npm", ".conda", ".docker", ".venv", "ntuser.dat",
        "ntuser.ini", "nohup.out",
    ];

    private static readonly string[] Beginnings =
    [
        ".DS_Store", "._", ".~lock.", ".#", "~", ".Trash", ".nfs0", ".fuse_hidden", ".smbdelete", ".panfs.", ".goutputstream-", ".com.apple.",
        ".pureftpd-upload.", ".azDownload-", ".in.", ".syncthing.", ".~", "@eaDir", "@Syno", "@Recycle", "@Recently-Snapshot", "@tmp", "@sharebin",
        ".@", "#recycle", "#snapshot", ".sync_", ".owncloudsync", ".nfs.", ".afpDeleted", ".MobileBackups", ".stfolder", ".stversions", ".tmp.drive",
        ".rclone",
    ];

    internal static readonly string[] Endings =
    [
        "~", ".swn", ".swo", ".swp", ".swx", ".kate-swp", ".tmp", ".temp", ".part", ".partial", ".filepart", ".crdownload", ".opdownload",
        ".download", ".aria2", ".!ut", ".!qB", ".gstmp", "._COPYING_", ".lnk", ".pyc", "Zone.Identifier", "@SynoEAStream", "@SynoResource",
        ":encryptable", ".rclone_chunk", ".part.minio", ".icloud", ".laccdb", ".bak", ".orig", ".!sync", ".wget-tmp", ".old", ".save", ".lock",
        ".lck", ".url", ".webloc", ".gdoc", ".gsheet", ".nosync", ".rclonelink", ".fzdownload", ".aspx", ".aspera-ckpt", ".jc!", ".bc!", ".ytdl",
        ".sqlite-journal", ".sqlite-wal", ".sqlite-shm", ".CHK",
    ];

    // Somewhere in a name: what notebooks save, and the second copies of programs that keep folders the same.
    internal static readonly string[] Within =
        ["-checkpoint.", "conflicted copy", ".sync-conflict-", ".sb-", ".ffs_", ".tmp.", ".rclone_chunk.", ".ocTransferId"];

    // Vim looks with it whether it may write in a folder. A folder of this name may be a plate.
    private const string ProbeOfVim = "4913";

    // What stands nowhere else begins one of the names above, or is in them.
    private static readonly SearchValues<char> OddLetters = SearchValues.Create("~@#$:!");
    private static readonly SearchValues<string> OddWords = SearchValues.Create(
        [
            "RECYCLE", "Volume Information", "lost+found", "Trash Folder", "Temporary Items", "TheVolumeSettings", "TheFindByContent", "__pycache__",
            "Icon\r", "conflicted copy", "node_modules",
        ],
        StringComparison.Ordinal);

    /// <param name="startsOddly">Whether a segment of the key begins with a dot or an underscore.</param>
    public static bool IsIn(ReadOnlySpan<char> key, bool startsOddly) =>
        (startsOddly || key.ContainsAny(OddLetters) || HasHint(key) || key.EndsWith("/" + ProbeOfVim) || key.ContainsAny(OddWords))
        && !Find(key).IsEmpty;

    /// <summary>
    /// The same for the name of a file that has only letters, digits, dots, hyphens and underscores, and begins with a letter or digit.
    /// </summary>
    public static bool IsPlain(ReadOnlySpan<char> file) => (HasHint(file) || file is ProbeOfVim) && IsFile(file);

    /// <summary>The first segment of the key that is debris, empty if none is. Behind the last slash is a file.</summary>
    public static ReadOnlySpan<char> Find(ReadOnlySpan<char> key)
    {
        foreach (var range in key.Split('/'))
        {
            var segment = key[range];
            if (Is(segment))
            {
                return segment;
            }
        }

        var file = key[(key.LastIndexOf('/') + 1)..];
        return IsFile(file) ? file : default;
    }

    /// <summary>The name of a file is.</summary>
    public static bool IsFile(ReadOnlySpan<char> file) => file is ProbeOfVim || Is(file);

    /// <summary>The name of a folder or a file is.</summary>
    public static bool Is(ReadOnlySpan<char> segment) =>
        !segment.IsEmpty
        && (IsNamed(segment) || HasBeginning(segment) || HasEnding(segment) || HasWithin(segment) || MadeUpNames.IsOne(segment));

    private static bool HasWithin(ReadOnlySpan<char> segment)
    {
        foreach (var part in Within)
        {
            if (segment.Contains(part, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNamed(ReadOnlySpan<char> segment)
    {
        foreach (var name in Names)
        {
            if (segment.Length == name.Length && segment.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        // What the Finder keeps of a folder's icon.
        return segment is "Icon\r";
    }

    private static bool HasBeginning(ReadOnlySpan<char> segment)
    {
        foreach (var beginning in Beginnings)
        {
            if (segment[0] == beginning[0] && segment.StartsWith(beginning))
            {
                return true;
            }
        }

        // Emacs saves a file by itself as #file#.
        return segment.Length > 2 && segment[0] == '#' && segment[^1] == '#';
    }

    private static bool HasEnding(ReadOnlySpan<char> segment)
    {
        foreach (var ending in Endings)
        {
            if (segment[^1] == ending[^1] && segment.EndsWith(ending))
            {
                return true;
            }
        }

        return false;
    }
}
