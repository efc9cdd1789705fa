namespace Portal.Checking.Running;

/// <summary>A file of its own for the time of a run, gone with the run, and with the process if that dies.</summary>
internal static class ScratchFile
{
    public static FileStream Open(string path)
    {
        var file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        if (!OperatingSystem.IsWindows())
        {
            // A file without a name lives until it is closed, and the system closes it if nobody else can.
            File.Delete(path);
        }

        return file;
    }
}
