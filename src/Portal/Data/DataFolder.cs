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
            Directory.CreateDirectory(Root);
            held = new FileStream(Path.Combine(Root, "portal.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
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

    public string Database => Path.Combine(Root, "portal.db");

    public string Keys => Path.Combine(Root, "keys");

    public string Sandbox => Path.Combine(Root, "sandbox");

    /// <summary>Where a check leaves its snapshot and its complete findings.</summary>
    public string Check(Guid run) => Path.Combine(Root, "checks", run.ToString("N"));

    public string SnapshotOf(Guid run) => Path.Combine(Check(run), "snapshot.csv.gz");

    public string FindingsOf(Guid run) => Path.Combine(Check(run), "findings.ndjson.gz");

    /// <summary>The same findings, sorted, to be paged through and compared.</summary>
    public string FindingsStoreOf(Guid run) => Path.Combine(Check(run), "findings.db");

    public void Dispose() => held.Dispose();
}
