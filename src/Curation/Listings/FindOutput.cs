namespace Curation.Listings;

/// <summary>
/// What <c>find</c> writes, with or without the size before each path. Folders that it lists beside what they hold are left out: they stand right
/// before it (or, with <c>-depth</c>, behind it), so one path is held back. An empty folder cannot be told from a file; <c>-type f</c> leaves it out.
/// </summary>
internal sealed class FindOutput(ListingLines lines, KeyDecoder keys, byte[] root, bool hasSizes) : ListingForm
{
    // A disk gives out blocks of four kilobytes, and du counts kilobytes: of files in bytes hardly any fits.
    private const int BlockKilobytes = 4;

    private const int FolderBytes = 4096;

    private readonly byte[] held = new byte[ListingLines.LongestLine + 1];
    private int length;
    private long heldSize;
    private long heldNumber;
    private bool isFile;
    private bool hasOddSize;

    private ReadOnlySpan<byte> Held => held.AsSpan(0, length);

    public override void Read(ReadOnlySpan<byte> line)
    {
        var path = Path(line, out var size);
        if (hasSizes && path.SequenceEqual("total"u8))
        {
            // What “wc -c” and “du -c” sum up to.
            return;
        }

        if (length > 0 && IsIn(path, Held))
        {
            isFile = false;
        }

        var isFolder = length > 0 && IsIn(Held, path);
        hasOddSize |= size % BlockKilobytes != 0;
        if (isFolder && hasSizes && !hasOddSize && size >= heldSize && size % FolderBytes != 0)
        {
            throw lines.Wrong("sizes in bytes; this looks like “du -a”, which counts blocks: write “find . -type f -printf '%s\\t%p\\n'” instead", line);
        }

        PassOn();
        path.CopyTo(held);
        (length, heldSize, heldNumber, isFile) = (path.Length, size, lines.Number, !isFolder);
    }

    public override void End() => PassOn();

    /// <summary>Takes the size off the beginning of a line, if there is one.</summary>
    public static bool TrySize(ReadOnlySpan<byte> line, out long size, out ReadOnlySpan<byte> path)
    {
        var blank = line.IndexOfAny((byte)'\t', (byte)' ');
        size = -1;
        path = blank < 0 ? default : line[(blank + 1)..];
        return blank > 0 && !path.IsEmpty && IsSize(line[..blank], out size);
    }

    private static bool IsIn(ReadOnlySpan<byte> path, ReadOnlySpan<byte> folder) =>
        path.Length > folder.Length && path[folder.Length] == (byte)'/' && path.StartsWith(folder);

    private ReadOnlySpan<byte> Path(ReadOnlySpan<byte> line, out long size)
    {
        var path = line;
        size = -1;
        if (hasSizes && !TrySize(line, out size, out path))
        {
            throw lines.Wrong("a size in bytes, a tab or blank, and a path, as the first line has it", line);
        }

        return path;
    }

    private void PassOn()
    {
        if (length == 0 || !isFile)
        {
            return;
        }

        var path = Held;
        if (!path.StartsWith(root))
        {
            // The folder itself, empty.
            if (path.Length + 1 == root.Length && root.AsSpan().StartsWith(path))
            {
                return;
            }

            throw lines.Wrong($"a path that begins with “{System.Text.Encoding.UTF8.GetString(root)}”, as the others do", path, heldNumber);
        }

        keys.Decode(path[root.Length..], heldSize, heldNumber);
    }
}
