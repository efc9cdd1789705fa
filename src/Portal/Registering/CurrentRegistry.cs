using Curation;
using Curation.Checking;
using Curation.Checking.Layouts;
using Curation.Registering;
using Curation.Workflow;
using Curation.Yaml;
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
    private volatile State state = new(RulePack.Gallery, RegistryFile.Gallery, null, [], []);

    public Registry Now => state.Rules.Registry;

    /// <summary>The gallery's rules, with this registry.</summary>
    public RulePack Rules => state.Rules;

    /// <summary>All of it at one moment.</summary>
    internal State Whole => state;

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
            var numbers = await db.ProjectNumbers.AsNoTracking().Where(n => n.State != NumberState.Released).ToListAsync();
            var last = await db.RegistryImports.AsNoTracking().OrderByDescending(i => i.Id).FirstOrDefaultAsync();
            GivenNumber[] given = [.. numbers.Select(n => n.Given)];
            var (file, registry) = last is null
                ? (RegistryFile.Gallery, Registry.Gallery)
                : Opened(last, new RegistryOrigin(last.ImportedAt, last.FileName, last.Hash));
            state = new State(new RulePack(GalleryLayout.Gallery, registry.With(given)), file, last?.ImportedBy, last?.Gone ?? [], given);
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

    private static (RegistryFile File, Registry Registry) Opened(RegistryImport import, RegistryOrigin origin)
    {
        var faults = new FaultList();
        var file = RegistryYaml.Read(import.File, faults)
            ?? throw new InvalidOperationException($"The registry imported on {import.ImportedAt:yyyy-MM-dd} can no longer be read: {faults.Kept[0]}");
        return (file, Registry.Of(file, origin, import.Gone));
    }

    /// <param name="Rules">The rules, with the registry.</param>
    /// <param name="File">Without what the portal gave out.</param>
    /// <param name="ImportedBy">Null for the one this build ships.</param>
    /// <param name="Gone">Numbers of earlier registries.</param>
    /// <param name="Given">What the portal gave out.</param>
    internal sealed record State(RulePack Rules, RegistryFile File, string? ImportedBy, IReadOnlyList<int> Gone, IReadOnlyList<GivenNumber> Given);

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
