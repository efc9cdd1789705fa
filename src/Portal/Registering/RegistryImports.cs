using Curation.Registries;
using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;
using Curation.Workflow.Registries;
using Curation.Yaml;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Registering;

/// <summary>
/// Brings a registry.yml in: read, shown as what it changes, and put in force if nothing changed meanwhile; and gives the one in force out.
/// </summary>
public sealed class RegistryImports(IDbContextFactory<PortalDb> dbs, CurrentRegistry registry, ImportDrafts drafts, TimeProvider clock)
{
    private const string NotThere = "There is no such file any more: it was kept for an hour. Bring it again.";

    /// <summary>Reads a file and keeps it for its owner to look at.</summary>
    public Guid Receive(ReadOnlyMemory<byte> bytes, string? name, Actor by)
    {
        RegistryImport.RefuseToImport(by);
        var (id, faults) = (Guid.CreateVersion7(), new FaultList());
        var called = Path.GetFileName(name ?? "");
        drafts.Keep(
            new ImportDraft(id, by.Id, called.Length > 100 ? called[..100] : called, RegistryYaml.Read(bytes, faults), faults, clock.GetUtcNow()));
        return id;
    }

    /// <summary>What a file would change, as things are now; null if it is not there, or somebody else's.</summary>
    public async Task<ImportPreview?> FindAsync(Guid id, Actor by, CancellationToken cancellationToken = default)
    {
        RegistryImport.RefuseToImport(by);
        if (drafts.Find(id, by) is not { } draft)
        {
            return null;
        }

        var now = registry.Whole;
        if (draft.File is not { } file)
        {
            return new ImportPreview(
                id, draft.Name, now.Rules.Registry.Mark, "", 0, draft.Faults.Kept, draft.Faults.Count, [], [], [], IsInForce: false);
        }

        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        var obstacles = RegistryImport.Obstacles(file, now.File, now.Given, await InUseAsync(db, cancellationToken));
        return new ImportPreview(
            id, draft.Name, now.Rules.Registry.Mark, file.Hash, file.Datasets.Count, [], 0, file.Remarks,
            DatasetChange.Between(now.File.Datasets, file.Datasets), obstacles, file.Hash == now.File.Hash);
    }

    /// <summary>Puts a file in force, in one transaction with the fact that tells it.</summary>
    /// <param name="id">The file.</param>
    /// <param name="mark">Of the registry that its owner saw it compared with.</param>
    /// <param name="by">Its owner.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task ApplyAsync(Guid id, string mark, Actor by, CancellationToken cancellationToken = default)
    {
        RegistryImport.RefuseToImport(by);
        var draft = drafts.Find(id, by) ?? throw new RefusedException(NotThere);
        var file = draft.File ?? throw new RefusedException("The file has faults: mend them, and bring it again.");
        await using var db = await dbs.BeginAsync(cancellationToken);

        // What is compared with is what is stored now.
        await registry.ReloadAsync();
        var now = registry.Whole;
        if (now.Rules.Registry.Mark != mark)
        {
            throw new RefusedException("The registry changed since you looked: reload this page and look at the changes again.");
        }

        db.Add(RegistryImport.Apply(file, draft.Name, now.File, now.Gone, now.Given, await InUseAsync(db, cancellationToken), by, clock.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
        drafts.Remove(id);
        await registry.ReloadAsync();
    }

    /// <summary>The registry in force as a file, with the projects that the portal registered behind the others.</summary>
    public byte[] Export()
    {
        var now = registry.Whole;
        var own = now.Given.Where(number => number.IsRegistered && now.File.Datasets.All(dataset => dataset.Name != number.Name.Text))
            .OrderBy(number => number.Number);
        return RegistryYaml.Write(now.File, [.. own.Select(number => new Dataset(new FieldsNode(
        [
            new NamedNode("name", new TextNode(number.Name.Text, isPlain: true)),
            new NamedNode("description", new TextNode("")),
            new NamedNode("status", new TextNode(Dataset.Unpublished, isPlain: true)),
        ])))]);
    }

    // What came to nothing binds nobody. Some thousand deposits at most, and a word of each.
    private static async Task<HashSet<ProjectName>> InUseAsync(PortalDb db, CancellationToken cancellationToken)
    {
        var prefixes = await db.Deposits.AsNoTracking()
            .Where(d => d.State != DepositState.Declined && d.State != DepositState.Withdrawn)
            .Select(d => d.Prefix)
            .Distinct()
            .ToListAsync(cancellationToken);
        return [.. prefixes.Select(prefix => prefix.Project)];
    }
}
