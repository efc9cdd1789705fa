namespace Portal.Data;

/// <summary>
/// One after another for the same name. One process owns the database, so turns within it are enough. Names share 32 turns: a slow one holds up few
/// others, and memory does not grow with names.
/// </summary>
internal sealed class Turns : IDisposable
{
    private readonly SemaphoreSlim[] turns = [.. Enumerable.Range(0, 32).Select(_ => new SemaphoreSlim(1))];

    /// <returns>The turn; who disposes of it lets the next one in.</returns>
    public async Task<Turn> TakeAsync(string name, CancellationToken cancellationToken)
    {
        var turn = turns[(uint)StringComparer.Ordinal.GetHashCode(name) % turns.Length];
        await turn.WaitAsync(cancellationToken);
        return new Turn(turn);
    }

    public void Dispose()
    {
        foreach (var turn in turns)
        {
            turn.Dispose();
        }
    }

    public readonly struct Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
