namespace Portal.Data;

/// <summary>The folder everything lives under. One process owns it at a time: a lock file tells a second one to go away.</summary>
public sealed class DataFolder : IDisposable
{
    private readonly FileStream held;

    public DataFolder(string path)
    {
        Root = Path.GetFullPath(path);
        Directory.CreateDirectory(Root);
        try
        {
            held = new FileStream(Path.Combine(Root, "portal.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException exception)
        {
            throw new InvalidOperationException($"Portal:DataDirectory “{Root}” is in use by another portal. Stop it, or name another folder.", exception);
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

    public void Dispose() => held.Dispose();
}
