namespace Portal.Tests.Failing;

/// <summary>A real file system of a few megabytes that a test fills and empties: what it answers is what any full disk answers.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const int Megabytes = 16;
    private readonly string filler;

    private SmallDisk(string root)
    {
        Root = root;
        filler = Path.Combine(root, "filler");
    }

    public string Root { get; }

    public static string Option => $"size={Megabytes}m,mode=0700";

    public static async Task<SmallDisk> MountAsync()
    {
        var root = Directory.CreateTempSubdirectory("small-disk-").FullName;
        (await Privileged.RunAsync("mount", "-t", "tmpfs", "-o", Option, "tmpfs", root)).Succeeds();
        return new SmallDisk(root);
    }

    /// <summary>To the last byte.</summary>
    public void Fill()
    {
        foreach (var size in new[] { 1 << 16, 1 })
        {
            try
            {
                using var file = new FileStream(filler, FileMode.Append, FileAccess.Write, FileShare.None, 0);
                for (var bytes = new byte[size]; ;)
                {
                    file.Write(bytes);
                }
            }
            catch (IOException)
            {
                // Full: the next, smaller size fits what is left.
            }
        }
    }

    /// <summary>All but so many bytes.</summary>
    public void FillBut(long left)
    {
        Fill();
        using var file = File.OpenWrite(filler);
        file.SetLength(file.Length - left);
    }

    public void MakeRoom() => File.Delete(filler);

    public void Dispose()
    {
        Privileged.RunAsync("umount", "-l", Root).GetAwaiter().GetResult().Succeeds();
        Directory.Delete(Root);
    }
}
