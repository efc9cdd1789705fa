using Curation.Workflow.Actors;
using Curation.Workflow.Checks;
using Curation.Workflow.Credentials;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Curation.Workflow.Grants;
using Curation.Workflow.People;
using Curation.Workflow.Promotions;
using Curation.Workflow.Registries;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Portal.Ground;

namespace Portal.Data;

/// <summary>
/// The portal's database. A save stores what changed and the facts it tells in one transaction, chained to the last fact; there is no
/// other way to change state, so nothing happens unaudited.
/// </summary>
public sealed partial class PortalDb(DbContextOptions<PortalDb> options) : DbContext(options)
{
    public DbSet<Deposit> Deposits => Set<Deposit>();

    public DbSet<CheckRun> CheckRuns => Set<CheckRun>();

    public DbSet<Promotion> Promotions => Set<Promotion>();

    public DbSet<Waiver> Waivers => Set<Waiver>();

    public DbSet<AccessToken> AccessTokens => Set<AccessToken>();

    public DbSet<Grant> Grants => Set<Grant>();

    public DbSet<RequestDraft> RequestDrafts => Set<RequestDraft>();

    public DbSet<ProjectNumber> ProjectNumbers => Set<ProjectNumber>();

    public DbSet<RegistryImport> RegistryImports => Set<RegistryImport>();

    public DbSet<Fact> Facts => Set<Fact>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<SpentLogout> SpentLogouts => Set<SpentLogout>();

    public DbSet<FolderTotal> FolderTotals => Set<FolderTotal>();

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        // What is new follows from what changed, and from the deposit it is about: an approval is told before the grant it wants.
        var telling = ChangeTracker.Entries<Subject>()
            .Where(entry => entry.Entity.Untold.Count > 0)
            .OrderBy(entry => entry.State is EntityState.Added)
            .ThenBy(entry => entry.Entity is not Deposit)
            .ThenBy(entry => entry.Entity.Id)
            .Select(entry => entry.Entity)
            .ToList();
        try
        {
            // An act has begun it before it looked; see Acts. SQLite begins it with its write lock, so nobody else chains a fact meanwhile.
            await using var transaction = Database.CurrentTransaction ?? await Database.BeginTransactionAsync(cancellationToken);
            await RefuseWhoIsLessNowAsync(telling, cancellationToken);
            await RefuseOverlapsAsync(cancellationToken);
            await ChainAsync(telling, cancellationToken);
            var count = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return count;
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new ConcurrentChangeException();
        }
        catch (Exception exception) when (StorageFaults.MessageFor(exception) is { } words)
        {
            throw new RefusedException(words, exception);
        }
    }

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        optionsBuilder.ReplaceService<IRelationalTransactionFactory, SqliteTransactions>();

    // Who acts was found before the act began, and may have lost their role, or been disabled, since. Of personas there are no rows.
    private async Task RefuseWhoIsLessNowAsync(List<Subject> telling, CancellationToken cancellationToken)
    {
        foreach (var actor in telling.SelectMany(subject => subject.Acting).Where(actor => actor.Role is not Role.Portal).Distinct().ToList())
        {
            if (await People.SingleOrDefaultAsync(p => p.ActorId == actor.Id, cancellationToken) is { } now
                && (now.IsDisabled || now.Role < actor.Role))
            {
                throw new RefusedException("Meanwhile a maintainer changed your role, or disabled your account: load the page again.");
            }
        }
    }

    // Here and not in the acts, so that none can forget it. There are at most some hundred such deposits.
    private async Task RefuseOverlapsAsync(CancellationToken cancellationToken)
    {
        foreach (var deposit in ChangeTracker.Entries<Deposit>().Select(entry => entry.Entity).Where(deposit => deposit.BeginsToFill).ToList())
        {
            var states = DepositLife.Filling;
            var filling = await Deposits.AsNoTracking()
                .Where(d => states.Contains(d.State))
                .Select(d => new { d.Id, d.Prefix, d.OwnerName })
                .ToListAsync(cancellationToken);
            deposit.RefuseOverlap(filling.Select(d => (d.Id, d.Prefix, d.OwnerName)));
        }
    }

    private async Task ChainAsync(List<Subject> telling, CancellationToken cancellationToken)
    {
        if (telling.Count == 0)
        {
            return;
        }

        var last = await Facts.AsNoTracking()
            .OrderByDescending(f => f.Number)
            .Select(f => new { f.Number, f.Hash })
            .FirstOrDefaultAsync(cancellationToken);
        var (number, hash) = (last?.Number ?? 0, last?.Hash ?? "");
        foreach (var subject in telling)
        {
            subject.TakePlace(number + 1);
            foreach (var fact in subject.TakeUntold())
            {
                fact.ChainTo(number, hash);
                (number, hash) = (fact.Number, fact.Hash);
                Facts.Add(fact);
            }
        }
    }
}

/// <summary>What was to be saved is not what it was when it was read.</summary>
internal sealed class ConcurrentChangeException() : RefusedException("Somebody else changed this a moment ago: reload the page and look again.");
