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

    private readonly Lock _gate = new();
    // One handle a pack of 32 MB: ten thousand objects or more.
    private readonly ConcurrentDictionary<long, SafeFileHandle> _open = new();
    private readonly string _folder;
    private readonly bool _flush;
    // Appended and not yet in the ledger, by pack: one count for each write under way.
    private readonly Dictionary<long, int> _pending = [];
    private long _current;
    private long _end;

    public Packs(string folder, bool flush)
    {
        _folder = folder;
        _flush = flush;
        Directory.CreateDirectory(folder);
        _current = Numbers().DefaultIfEmpty(1).Max();
        _end = RandomAccess.GetLength(Handle(_current));
    }

    public Slice Append(ReadOnlySpan<byte> content)
    {
        lock (_gate)
        {
            if (_end >= Full)
            {
                Handle(_current + 1);
                _current++;
                _end = 0;
            }
            // A failed write leaves the end where it was; the next one goes over it.
            RandomAccess.Write(Handle(_current), content, _end);
            if (_flush)
            {
                RandomAccess.FlushToDisk(Handle(_current));
            }
            var slice = new Slice(true, _current, _end, content.Length);
            _end += content.Length;
            _pending[_current] = _pending.GetValueOrDefault(_current) + 1;
            return slice;
        }
    }

    /// <summary>Called once for each append, when the ledger points to its bytes or never will.</summary>
    public void Release(Slice slice)
    {
        lock (_gate)
        {
            if (--_pending[slice.File] == 0)
            {
                _pending.Remove(slice.File);
            }
        }
    }

    public SafeFileHandle Handle(long pack) => _open.GetOrAdd(pack, number =>
        File.OpenHandle(PathOf(number), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete));

    /// <summary>The packs that nothing is appended to any more and all of whose bytes the ledger knows, with their lengths.</summary>
    public IReadOnlyList<(long Pack, long Length)> Closed()
    {
        lock (_gate)
        {
            return [.. Numbers().Where(pack => pack < _current && !_pending.ContainsKey(pack)).Select(pack => (pack, RandomAccess.GetLength(Handle(pack))))];
        }
    }

    /// <summary>Deletes a pack's file. Its handle stays open for whoever reads from it just now.</summary>
    public void Delete(long pack) => File.Delete(PathOf(pack));

    public void Dispose()
    {
        foreach (var handle in _open.Values)
        {
            handle.Dispose();
        }
    }

    private IEnumerable<long> Numbers() => Directory.EnumerateFiles(_folder)
        .Select(path => long.Parse(Path.GetFileName(path), NumberStyles.HexNumber, CultureInfo.InvariantCulture));

    private string PathOf(long pack) => Path.Combine(_folder, pack.ToString("x", CultureInfo.InvariantCulture));
}
