namespace Sandbox.Storage;

/// <summary>Keeps a second server out of the folder; the system lets go of it whichever way the process ends.</summary>
internal sealed class FolderLock : IDisposable
{
    private readonly FileStream file;

    public FolderLock(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, "lock");
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw new IOException(
                $"The sandbox's folder {folder} is in use by another server, or cannot be written. Stop that one or name another folder.", exception);
        }
    }

    public void Dispose() => file.Dispose();
}
