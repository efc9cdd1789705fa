namespace Sandbox.Storage.Content;

/// <summary>
/// Keeps the blobs of an object that is being read from being deleted with it. An object is known here by its first blob.
/// Memory: one entry for each read under way.
/// </summary>
internal sealed class Pins(Action<long> delete)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, Pinned> _pinned = [];

    public IDisposable Add(IReadOnlyList<Slice> slices)
    {
        if (First(slices) is not { } first)
        {
            return new Pin(this, null);
        }
        lock (_gate)
        {
            if (!_pinned.TryGetValue(first, out var pinned))
            {
                _pinned[first] = pinned = new Pinned();
            }
            pinned.Readers++;
            return new Pin(this, first);
        }
    }

    /// <summary>Deletes blobs that belong together, now or when their last reader is done.</summary>
    public void Delete(IReadOnlyList<long> blobs)
    {
        lock (_gate)
        {
            if (blobs.Select(_pinned.GetValueOrDefault).FirstOrDefault(found => found is not null) is { } pinned)
            {
                pinned.Doomed.AddRange(blobs);
                return;
            }
        }
        foreach (var blob in blobs)
        {
            delete(blob);
        }
    }

    private void Release(long first)
    {
        List<long> doomed;
        lock (_gate)
        {
            var pinned = _pinned[first];
            if (--pinned.Readers > 0)
            {
                return;
            }
            _pinned.Remove(first);
            doomed = pinned.Doomed;
        }
        doomed.ForEach(delete);
    }

    private static long? First(IReadOnlyList<Slice> slices)
    {
        foreach (var slice in slices)
        {
            if (!slice.Packed && slice.Length > 0)
            {
                return slice.File;
            }
        }
        return null;
    }

    private sealed class Pinned
    {
        public int Readers { get; set; }

        public List<long> Doomed { get; } = [];
    }

    private sealed class Pin(Pins pins, long? first) : IDisposable
    {
        private bool _released;

        public void Dispose()
        {
            if (!_released && first is { } blob)
            {
                pins.Release(blob);
            }
            _released = true;
        }
    }
}
