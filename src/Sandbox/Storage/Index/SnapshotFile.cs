using System.Buffers.Binary;

namespace Sandbox.Storage.Index;

/// <summary>All records at one moment, in order, block by block: read back as fast as the disk gives it.</summary>
internal static class SnapshotFile
{
    // The last frame says how many records came before, so that a cut file is not taken for a whole one.
    private static ReadOnlySpan<byte> EndMark => "end of snapshot:"u8;

    /// <summary>Written aside and moved into place, so that a snapshot with this name is a whole one.</summary>
    public static void Write(string path, RecordBlock[] blocks, long records)
    {
        var aside = path + ".tmp";
        using (var stream = new FileStream(aside, FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 20))
        {
            foreach (var block in blocks.Where(block => block.Length > 0))
            {
                WriteFrame(stream, block.Data);
            }
            var end = new byte[EndMark.Length + 8];
            EndMark.CopyTo(end);
            BinaryPrimitives.WriteInt64LittleEndian(end.AsSpan(EndMark.Length), records);
            WriteFrame(stream, end);
            stream.Flush(flushToDisk: true);
        }
        File.Move(aside, path, overwrite: true);
    }

    public static void Read(string path, SortedRecords records)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan);
        records.Load(Blocks(stream, path));
    }

    private static IEnumerable<(RecordBlock Block, int Count)> Blocks(FileStream stream, string path)
    {
        var records = 0L;
        while (Frame.Read(stream) is { } content)
        {
            if (content.Length == EndMark.Length + 8 && content.AsSpan().StartsWith(EndMark))
            {
                if (BinaryPrimitives.ReadInt64LittleEndian(content.AsSpan(EndMark.Length)) == records && stream.Position == stream.Length)
                {
                    yield break;
                }
                break;
            }
            var block = new RecordBlock(content);
            var count = Count(block);
            records += count;
            yield return (block, count);
        }
        throw new InvalidDataException(
            $"The snapshot {path} is damaged at byte {stream.Position}. Restore the sandbox's folder from a copy, or start with an empty one.");
    }

    private static int Count(RecordBlock block)
    {
        var count = 0;
        for (var offset = 0; offset < block.Length; offset = block.Next(offset))
        {
            count++;
        }
        return count;
    }

    private static void WriteFrame(FileStream stream, byte[] content)
    {
        Span<byte> head = stackalloc byte[Frame.Head];
        Frame.WriteHead(head, content);
        stream.Write(head);
        stream.Write(content);
    }
}
