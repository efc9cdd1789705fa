using System.Text;
using Curation.Plates;

namespace Curation.Tables.LoadData;

/// <summary>
/// The different objects that the tables of one plate name, by the folder they are in. At most <see cref="Bounds.References"/>, in
/// <see cref="Bounds.Names"/> folders; what comes after is counted, and not looked up.
/// </summary>
internal sealed class References
{
    private const int MostBytes = 256 * 1024 * 1024;
    private readonly NameTable paths = new();
    private readonly List<ReferencedFolder> folders = [];
    private long bytes;

    public IReadOnlyList<ReferencedFolder> Folders => folders;

    public int Count { get; private set; }

    /// <summary>Cells that name an object beyond the bounds.</summary>
    public long Beyond { get; private set; }

    public ReferencedFolder? Find(string path) => paths.Find(Encoding.UTF8.GetBytes(path)) is var number and >= 0 ? folders[number] : null;

    public void Add(ReadOnlySpan<byte> key, in Reference reference)
    {
        var end = FolderEnd(key);
        var number = paths.Find(key[..end]);
        if (number < 0)
        {
            if (folders.Count == Bounds.Names || Count == Bounds.References)
            {
                Beyond++;
                return;
            }

            number = paths.Add(key[..end]);
            folders.Add(new ReferencedFolder(Encoding.UTF8.GetString(key[..end])));
        }

        var isFull = Count == Bounds.References || bytes > MostBytes;
        switch (folders[number].Add(key[end..], reference, mayGrow: !isFull))
        {
            case AddResult.New:
                Count++;
                bytes += key.Length - end;
                break;
            case AddResult.NoRoom:
                Beyond++;
                break;
        }
    }

    // The folder of a plate, project/source/images/batch/images/plate/, however deep its images lie; of other keys, their own folder.
    private static int FolderEnd(ReadOnlySpan<byte> key)
    {
        var end = 0;
        for (var depth = 0; depth < 6; depth++)
        {
            var slash = key[end..].IndexOf((byte)'/');
            if (slash < 0)
            {
                return end;
            }

            end += slash + 1;
        }

        return end;
    }
}

internal enum AddResult
{
    New,
    Known,
    NoRoom,
}
