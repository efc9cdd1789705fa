using System.Runtime.InteropServices;

namespace Portal.Data;

/// <summary>What the portal keeps is for its own user: folders 0700, files 0600. On Windows the folder's own rules hold.</summary>
internal static class PrivateFiles
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite
        | UnixFileMode.OtherExecute;

    /// <summary>
    /// From here on whatever this process makes is its user's alone. By the mask and not file by file: the database makes its journal, the framework
    /// its keys and the embedded server its objects as they please.
    /// </summary>
    public static void MakeAllThatIsMade()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = SetMask(Convert.ToUInt32("077", 8));
        }
    }

    /// <summary>
    /// Takes from others what an earlier version left them. One look at each file, some seconds for a million; links are left alone, as what they
    /// lead to may be somebody else's.
    /// </summary>
    public static void Close(string path)
    {
        if (OperatingSystem.IsWindows() || File.GetAttributes(path).HasFlag(FileAttributes.ReparsePoint))
        {
            return;
        }

        CloseOne(path);
        if (Directory.Exists(path))
        {
            foreach (var inner in Directory.EnumerateFileSystemEntries(path, "*", Everything))
            {
                CloseOne(inner);
            }
        }
    }

    /// <summary>The folder itself, even where a link leads to it.</summary>
    public static void CloseFolder(string path) => CloseOne(path);

    private static EnumerationOptions Everything =>
        new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };

    private static void CloseOne(string path)
    {
        if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(path) is var mode && (mode & Others) != 0)
        {
            File.SetUnixFileMode(path, mode & ~Others);
        }
    }

    [DllImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern uint SetMask(uint mask);
}
