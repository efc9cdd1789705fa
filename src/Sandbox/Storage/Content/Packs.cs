using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Sandbox.Storage.Content;

/// <summary>
/// Files in which small objects lie one after the other, because a file each would cost a disk block and three system calls.
/// Bytes are only ever appended; what no record points to is waste until the pack is rewritten.
/// </summary>
internal sealed class Packs : IDisposable
{
    /// <summary>Content up to this length is packed.</summary>
    public const int Largest = 4 * 1024;

    private const long Full = 32 * 1024 * 1024;

    private readonly Lock gate = new();
    // One handle a pack of 32 MB: ten thousand objects or more.
    private readonly ConcurrentDictionary<long, SafeFileHandle> open = new();
    private readonly string folder;
    private readonly bool flush;
    // Appended and not yet in the ledger, by pack: one count for each write under way.
    private readonly Dictionary<long, int> pending = [];
    private long current;
    private long end;

    public Packs(string folder, bool flush)
    {
        this.folder = folder;
        this.flush = flush;
        Directory.CreateDirectory(folder);
        current = Numbers().DefaultIfEmpty(1).Max();
        end = RandomAccess.GetLength(Handle(current));
    }

    public Slice Append(ReadOnlySpan<byte> content)
    {
        lock (gate)
        {
            if (end >= Full)
            {
                Handle(current + 1);
                current++;
                end = 0;
            }
            // A failed write leaves the end where it was; the next one goes over it.
            RandomAccess.Write(Handle(current), content, end);
            if (flush)
            {
                RandomAccess.FlushToDisk(Handle(current));
            }
            var slice = new Slice(true, current, end, content.Length);
            end += content.Length;
            pending[current] = pending.GetValueOrDefault(current) + 1;
            return slice;
        }
    }

    /// <summary>Called once for each append, when the ledger points to its bytes or never will.</summary>
    public void Release(Slice slice)
    {
        lock (gate)
        {
            if (--pending[slice.File] == 0)
            {
                pending.Remove(slice.File);
            }
        }
    }

    public SafeFileHandle Handle(long pack) => open.GetOrAdd(pack, number =>
        File.OpenHandle(PathOf(number), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete));

    /// <summary>The packs that nothing is appended to any more and all of whose bytes the ledger knows, with their lengths.</summary>
    public IReadOnlyList<(long Pack, long Length)> Closed()
    {
        lock (gate)
        {
            return [.. Numbers().Where(pack => pack < current && !pending.ContainsKey(pack))
                .Select(pack => (pack, RandomAccess.GetLength(Handle(pack))))];
        }
    }

    /// <summary>Deletes a pack's file. Its handle stays open for whoever reads from it just now.</summary>
    public void Delete(long pack) => File.Delete(PathOf(pack));

    public void Dispose()
    {
        foreach (var handle in open.Values)
        {
            handle.Dispose();
        }
    }

    private IEnumerable<long> Numbers() => Directory.EnumerateFiles(folder)
        .Select(path => long.Parse(Path.GetFileName(path), NumberStyles.HexNumber, CultureInfo.InvariantCulture));

    private string PathOf(long pack) => Path.Combine(folder, pack.ToString("x", CultureInfo.InvariantCulture));
}
