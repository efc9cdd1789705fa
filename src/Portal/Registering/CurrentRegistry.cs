using Curation;
using Curation.Checking;
using Curation.Checking.Layouts;
using Curation.Registering;
using Curation.Workflow;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Registering;

/// <summary>
/// The registry in force: the one this build ships or the last that was imported, with the numbers the portal gave out besides. Cheap to ask: the same
/// object until something changes. One process owns the database, so what changes it waits for its turn here; the database's unique index stands behind that.
/// Memory: the registry, some hundred bytes a project, and there are at most 10,000 numbers.
/// </summary>
public sealed class CurrentRegistry(IDbContextFactory<PortalDb> dbs) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private readonly SemaphoreSlim loading = new(1);
    private volatile RulePack rules = RulePack.Gallery;

    public Registry Now => rules.Registry;

    /// <summary>The gallery's rules, with this registry.</summary>
    public RulePack Rules => rules;

    /// <summary>Waits until nobody else changes the registry; who disposes of the turn lets the next one in.</summary>
    public async Task<IDisposable> TurnAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        return new Turn(turn);
    }

    /// <summary>Reads what is stored; to be called after each change. Not cancelled with whoever changed it: it is stored, so it has to show.</summary>
    public async Task ReloadAsync()
    {
        await loading.WaitAsync();
        try
        {
            await using var db = await dbs.CreateDbContextAsync();
            var given = await db.ProjectNumbers.AsNoTracking().Where(n => n.State != NumberState.Released).ToListAsync();
            rules = new RulePack(GalleryLayout.Gallery, Registry.Gallery.With([.. given.Select(n => n.Given)]));
        }
        finally
        {
            loading.Release();
        }
    }

    public void Dispose()
    {
        turn.Dispose();
        loading.Dispose();
    }

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
