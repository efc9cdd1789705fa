using Portal.Ground;

namespace Portal.Data;

/// <summary>The folder everything lives under. One process owns it at a time: a lock file tells a second one to go away.</summary>
public sealed class DataFolder : IDisposable
{
    private readonly FileStream held;

    public DataFolder(string path)
    {
        Root = Path.GetFullPath(path);
        try
        {
            PrivateFiles.MakeAllThatIsMade();
            Directory.CreateDirectory(Root);
            RefuseShared();
            held = new FileStream(Path.Combine(Root, "portal.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            CloseToOthers();
        }
        catch (IOException exception) when (StorageFaults.IsFull(exception))
        {
            throw new StartException($"The disk of Portal:DataDirectory “{Root}” is full. Make room, then start again.", exception);
        }
        catch (IOException exception) when (Directory.Exists(Root))
        {
            throw new StartException($"Portal:DataDirectory “{Root}” is in use by another portal. Stop it, or name another folder.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"Portal:DataDirectory “{Root}” is not a folder the portal may write to: {exception.Message}", exception);
        }
    }

    public string Root { get; }

    /// <summary>Why others may read here, where they could not be kept out; empty where they are.</summary>
    public string OpenToOthers { get; private set; } = "";

    public string Database => Path.Combine(Root, "portal.db");

    public string Keys => Path.Combine(Root, "keys");

    public string Sandbox => Path.Combine(Root, "sandbox");

    /// <summary>Where a check leaves its files.</summary>
    public RunFolder Check(Guid run) => new(Path.Combine(Root, "checks", run.ToString("N")));

    /// <summary>The folders of checks, and when each was last written to.</summary>
    public IEnumerable<(Guid Run, DateTimeOffset Written)> Checks() => Directory.Exists(Path.Combine(Root, "checks"))
        ? new DirectoryInfo(Path.Combine(Root, "checks")).EnumerateDirectories()
            .Where(one => Guid.TryParseExact(one.Name, "N", out _))
            .Select(one => (Guid.ParseExact(one.Name, "N"), new DateTimeOffset(one.LastWriteTimeUtc, TimeSpan.Zero)))
        : [];

    public long BytesOfChecks() => Checks().Sum(one => Check(one.Run).Bytes);

    public void Dispose() => held.Dispose();

    // Where everybody puts their files nobody may shut the others out.
    private void RefuseShared()
    {
        if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(Root).HasFlag(UnixFileMode.StickyBit))
        {
            throw new StartException($"Portal:DataDirectory “{Root}” is a folder that everybody shares: name one of the portal's own in it.");
        }
    }

    // The folder before all: with it whatever is in it is out of reach of others, also what cannot be shut by itself. In it only what is the portal's.
    private void CloseToOthers()
    {
        var own = Directory.GetFileSystemEntries(Root).Where(entry => Path.GetFileName(entry) is "checks" or "dropped" or "keys" or "sandbox" or ['p', 'o', 'r', 't', 'a', 'l', '.', ..]);
        TryClose(Root, PrivateFiles.CloseFolder);
        foreach (var entry in own)
        {
            TryClose(entry, PrivateFiles.Close);
        }
    }

    private void TryClose(string path, Action<string> close)
    {
        try
        {
            close(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A volume may belong to somebody else who lets this user write: it cannot be shut then, and is told.
            OpenToOthers = exception.Message;
        }
    }
}
