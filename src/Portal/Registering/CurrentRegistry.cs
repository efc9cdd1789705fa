using Curation.Checks;
using Curation.Keys.Layouts;
using Curation.Registries;
using Curation.Workflow.Registries;
using Curation.Yaml;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Ground;

namespace Portal.Registering;

/// <summary>
/// The registry in force: the one this build ships or the last that was imported, with the numbers the portal gave out besides. Cheap to ask: the same
/// object until something changes. Acts that rest on it read it once more when they have begun, and the database's unique index stands behind that.
/// Memory: the registry, some hundred bytes a project, and there are at most 10,000 numbers.
/// </summary>
public sealed class CurrentRegistry(IDbContextFactory<PortalDb> dbs) : IDisposable
{
    private readonly SemaphoreSlim loading = new(1);
    private volatile State state = new(RulePack.Gallery, Registry.Gallery, RegistryFile.Gallery, null, null, [], []);

    public Registry Now => state.Rules.Registry;

    /// <summary>The gallery's rules, with this registry.</summary>
    public RulePack Rules => state.Rules;

    /// <summary>All of it at one moment.</summary>
    internal State Whole => state;

    /// <summary>Reads what is stored; to be called after each change. Not cancelled with whoever changed it: it is stored, so it has to show.</summary>
    public async Task ReloadAsync()
    {
        await loading.WaitAsync();
        try
        {
            await using var db = await dbs.CreateDbContextAsync();
            var numbers = await db.ProjectNumbers.AsNoTracking().Where(n => n.State != NumberState.Released).ToListAsync();
            var newest = await db.RegistryImports.NewestFirst().Select(i => (Guid?)i.Id).FirstOrDefaultAsync();
            var known = newest == state.Import ? state : Opened(await db.RegistryImports.AsNoTracking().SingleAsync(i => i.Id == newest));
            AssignedNumber[] given = [.. numbers.Select(n => n.Given)];
            var registry = known.Imported.With(given);
            if (!ReferenceEquals(known, state) || registry.Mark != state.Rules.Registry.Mark)
            {
                state = known with { Rules = new RulePack(GalleryLayout.Gallery, registry), Given = given };
            }
        }
        finally
        {
            loading.Release();
        }
    }

    public void Dispose() => loading.Dispose();

    private static State Opened(RegistryImport import)
    {
        var faults = new FaultList();
        var file = RegistryYaml.Read(import.File, faults)
            ?? throw new StartException($"The registry imported on {import.ImportedAt:yyyy-MM-dd} can no longer be read: {faults.Kept[0]} Start the version before this one, mend the file it gives out, and import that.");
        var registry = Registry.Of(file, new RegistryOrigin(import.ImportedAt, import.FileName, import.Hash), import.Gone);
        return new State(RulePack.Gallery, registry, file, import.Id, import.ImportedBy, import.Gone, []);
    }

    /// <param name="Rules">The rules, with the registry.</param>
    /// <param name="Imported">Without what the portal gave out.</param>
    /// <param name="File">What it was read from.</param>
    /// <param name="Import">Null for the one this build ships.</param>
    /// <param name="ImportedBy">Null for the one this build ships.</param>
    /// <param name="Gone">Numbers of earlier registries.</param>
    /// <param name="Given">What the portal gave out.</param>
    internal sealed record State(RulePack Rules, Registry Imported, RegistryFile File, Guid? Import, string? ImportedBy, IReadOnlyList<int> Gone, IReadOnlyList<AssignedNumber> Given);
}
