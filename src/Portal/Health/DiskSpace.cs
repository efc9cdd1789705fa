using Portal.Components.Kit;
using Portal.Data;
using Portal.Ground;

namespace Portal.Health;

/// <summary>
/// The disk under the data folder: whether it takes anything, how much is left, and how much of it is the portal's own. The share is counted at most
/// every <see cref="Often"/>, and of the first <see cref="Most"/> files: a few hundred milliseconds, whatever the folder holds.
/// </summary>
public sealed class DiskSpace(DataFolder folder, TimeProvider clock)
{
    public const string Name = "disk";

    /// <summary>Below a tenth of the disk, or below this on large disks, it is told.</summary>
    private const long Scarce = 1_000_000_000;
    private const int Most = 100_000;
    private static readonly TimeSpan Often = TimeSpan.FromMinutes(10);
    private readonly byte[] sample = new byte[1 << 16];
    private readonly Lock turn = new();
    private (DateTimeOffset At, string Text)? share;

    public HealthPart Tell()
    {
        lock (turn)
        {
            var drive = new DriveInfo(folder.Root);
            var (left, all) = (drive.AvailableFreeSpace, drive.TotalSize);
            var figures = $"{Bytes.Text(left)} of {Bytes.Text(all)} are left; the data folder holds {Share()}";
            if (FaultOfWriting() is { } fault)
            {
                return new HealthPart(Name, false, $"{fault} ({figures})");
            }

            var isScarce = left < Math.Min(all / 10, Scarce);
            return new HealthPart(Name, !isScarce, isScarce ? $"is nearly full: {figures}" : figures, IsNeeded: false);
        }
    }

    // Asked by writing: free space is no use where a quota, the number of files or a failing disk stands in the way.
    private string? FaultOfWriting()
    {
        var path = Path.Combine(folder.Root, "health.part");
        try
        {
            using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 0, FileOptions.DeleteOnClose);
            file.Write(sample);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return StorageFaults.IsFull(exception) ? "is full: nothing can be saved. Make room in the data directory" : "cannot be written to: nothing can be saved";
        }
    }

    private string Share()
    {
        var now = clock.GetUtcNow();
        if (share is not { } told || now - told.At >= Often || now < told.At)
        {
            var (files, bytes) = (0, 0L);
            foreach (var file in new DirectoryInfo(folder.Root).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }).Take(Most))
            {
                // It may be gone meanwhile.
                (files, bytes) = (files + 1, bytes + (file.Exists ? file.Length : 0));
            }

            share = told = (now, $"{(files == Most ? "more than " : "")}{Bytes.Text(bytes)}");
        }

        return told.Text;
    }
}
