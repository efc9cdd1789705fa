namespace Cpg.Sources;

/// <summary>A file in the temporary folder that goes when it is closed, and with the process, however that ends.</summary>
internal static class Scratch
{
    public static FileStream Create()
    {
        var path = Path.Combine(Path.GetTempPath(), $"cpg-{Path.GetRandomFileName()}");
        var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose);
        if (!OperatingSystem.IsWindows())
        {
            // A file without a name lives until it is closed, and the system closes it if nobody else can.
            File.Delete(path);
        }

        return file;
    }
}
