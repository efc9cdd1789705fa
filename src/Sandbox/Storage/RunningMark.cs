namespace Sandbox.Storage;

/// <summary>A file that is there while a server runs: found at a start, it says that the last server was killed.</summary>
internal sealed class RunningMark
{
    private readonly string path;

    public RunningMark(string folder)
    {
        path = Path.Combine(folder, "running");
        WasKilled = File.Exists(path);
        File.Create(path).Dispose();
    }

    public bool WasKilled { get; }

    public void Remove() => File.Delete(path);
}
