namespace Cpg.Sources;

/// <summary>A file in the temporary folder that goes when it is closed, however the command ends.</summary>
internal static class Scratch
{
    public static FileStream Create() => new(
        Path.Combine(Path.GetTempPath(), $"cpg-{Path.GetRandomFileName()}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose);
}
