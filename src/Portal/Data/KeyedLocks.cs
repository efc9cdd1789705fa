namespace Portal.Data;

/// <summary>
/// One after another for the same name. One process owns the database, so locks within it are enough. Names share 32 locks: a slow holder holds up few
/// others, and memory does not grow with names.
/// </summary>
internal sealed class KeyedLocks : IDisposable
{
    private readonly SemaphoreSlim[] locks = [.. Enumerable.Range(0, 32).Select(_ => new SemaphoreSlim(1))];

    /// <returns>The lock; who disposes of it lets the next one in.</returns>
    public async Task<Releaser> TakeAsync(string name, CancellationToken cancellationToken)
    {
        var one = locks[(uint)StringComparer.Ordinal.GetHashCode(name) % locks.Length];
        await one.WaitAsync(cancellationToken);
        return new Releaser(one);
    }

    public void Dispose()
    {
        foreach (var one in locks)
        {
            one.Dispose();
        }
    }

    public readonly struct Releaser(SemaphoreSlim one) : IDisposable
    {
        public void Dispose() => one.Release();
    }
}
