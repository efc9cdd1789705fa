namespace Sandbox.Storage.Content;

/// <summary>
/// Keeps the blobs of an object that is being read from being deleted with it. An object is known here by its first blob.
/// Memory: one entry for each read under way.
/// </summary>
internal sealed class Pins(Action<long> delete)
{
    private readonly Lock gate = new();
    private readonly Dictionary<long, Pinned> all = [];

    public IDisposable Add(IReadOnlyList<Slice> slices)
    {
        if (First(slices) is not { } first)
        {
            return new Pin(this, null);
        }
        lock (gate)
        {
            if (!all.TryGetValue(first, out var pinned))
            {
                all[first] = pinned = new Pinned();
            }
            pinned.Readers++;
            return new Pin(this, first);
        }
    }

    /// <summary>Deletes blobs that belong together, now or when their last reader is done.</summary>
    public void Delete(IReadOnlyList<long> blobs)
    {
        lock (gate)
        {
            if (blobs.Select(all.GetValueOrDefault).FirstOrDefault(found => found is not null) is { } pinned)
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
        lock (gate)
        {
            var pinned = all[first];
            if (--pinned.Readers > 0)
            {
                return;
            }
            all.Remove(first);
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
        private bool released;

        public void Dispose()
        {
            if (!released && first is { } blob)
            {
                pins.Release(blob);
            }
            released = true;
        }
    }
}
