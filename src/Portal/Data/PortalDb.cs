using Curation;
using Curation.Requesting;
using Curation.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Portal.Identity;
using Portal.Requesting;

namespace Portal.Data;

/// <summary>
/// The portal's database. A save stores what changed and the facts it tells in one transaction, chained to the last fact; there is no
/// other way to change state, so nothing happens unaudited.
/// </summary>
public sealed class PortalDb(DbContextOptions<PortalDb> options) : DbContext(options)
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

    public DbSet<FolderTotal> FolderTotals => Set<FolderTotal>();

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        // What is new follows from what changed, and from the deposit it is about: an approval is told before the grant it wants.
        var telling = ChangeTracker.Entries<Subject>().Where(entry => entry.Entity.Untold.Count > 0)
            .OrderBy(entry => entry.State is EntityState.Added).ThenBy(entry => entry.Entity is not Deposit).ThenBy(entry => entry.Entity.Id).Select(entry => entry.Entity).ToList();
        try
        {
            // An act has begun it before it looked; see Acts. SQLite begins it with its write lock, so nobody else chains a fact meanwhile.
            await using var transaction = Database.CurrentTransaction ?? await Database.BeginTransactionAsync(cancellationToken);
            await RefuseOverlapsAsync(cancellationToken);
            await ChainAsync(telling, cancellationToken);
            var count = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return count;
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new ChangedMeanwhileException();
        }
        catch (Exception exception) when (StorageFaults.WordsFor(exception) is { } words)
        {
            throw new RefusedException(words, exception);
        }
    }

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.ReplaceService<IRelationalTransactionFactory, SqliteTransactions>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Prefix>().HaveConversion<PrefixAsText>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<TimeAsTicks>(); // SQLite cannot order DateTimeOffset
        configurationBuilder.Properties<DatasetRequest>().HaveConversion<DatasetAsJson>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Deposit>(deposit =>
        {
            Guard(deposit);
            deposit.HasIndex(d => new { d.OwnerId, d.Id });
            deposit.HasIndex(d => d.Prefix);
            deposit.HasIndex(d => new { d.State, d.Id });
        });
        modelBuilder.Entity<CheckRun>(run =>
        {
            Guard(run);
            run.HasIndex(r => new { r.DepositId, r.Id });
            run.HasIndex(r => new { r.Of, r.Id });
            run.HasIndex(r => r.State);
            run.Ignore(r => r.Obstacle);
        });
        modelBuilder.Entity<Promotion>(promotion =>
        {
            Guard(promotion);
            promotion.HasIndex(p => new { p.DepositId, p.Id });
            promotion.HasIndex(p => p.State);
            promotion.Ignore(p => p.RemarkLines);
        });
        modelBuilder.Entity<AccessToken>(token =>
        {
            Guard(token);
            token.HasIndex(t => new { t.DepositId, t.Id });
            token.HasIndex(t => t.PublicId).IsUnique();
        });
        modelBuilder.Entity<Waiver>(waiver =>
        {
            Guard(waiver);
            waiver.HasIndex(w => new { w.DepositId, w.Prefix, w.Id });
        });
        modelBuilder.Entity<Grant>(grant =>
        {
            Guard(grant);
            grant.HasIndex(g => new { g.DepositId, g.Id });
            grant.HasIndex(g => new { g.State, g.Id });
            grant.HasIndex(g => g.Prefix);
            grant.HasIndex(g => g.ProviderId);
        });
        modelBuilder.Entity<ProjectNumber>(number =>
        {
            Guard(number);
            number.Ignore(n => n.Given);

            // Whatever runs at the same time: a number, and a deposit's number, is there once.
            number.HasIndex(n => n.Number).IsUnique().HasFilter("\"State\" <> 'Released'");
            number.HasIndex(n => n.DepositId).IsUnique().HasFilter("\"State\" <> 'Released'");
        });
        modelBuilder.Entity<RegistryImport>(import =>
        {
            Guard(import);
            import.Ignore(i => i.Gone);
        });
        modelBuilder.Entity<Fact>(fact =>
        {
            fact.HasKey(f => f.Number);
            fact.Property(f => f.Number).ValueGeneratedNever();
            fact.HasIndex(f => new { f.DepositId, f.Number });
            fact.HasIndex(f => new { f.ActorId, f.Number });
            fact.HasIndex(f => new { f.What, f.Number });
            fact.HasIndex(f => new { f.What, f.At });
        });
        modelBuilder.Entity<Person>(person =>
        {
            Guard(person);
            person.HasIndex(p => p.ActorId).IsUnique();
        });
        modelBuilder.Entity<Session>(session =>
        {
            session.Property(s => s.Id).ValueGeneratedNever();
            session.HasIndex(s => s.PersonId);
            session.HasIndex(s => s.ActorId);
            session.HasIndex(s => s.EndsAt);
        });
        modelBuilder.Entity<RequestDraft>(draft =>
        {
            draft.HasKey(d => new { d.PersonId, d.About });
            draft.Property(d => d.Version).IsConcurrencyToken();
        });
        modelBuilder.Entity<FolderTotal>().HasKey(t => new { t.RunId, t.Folder });
    }

    private static void Guard<T>(Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<T> subject)
        where T : Subject
    {
        subject.HasKey(s => s.Id);
        subject.Property(s => s.Id).ValueGeneratedNever();
        subject.Property(s => s.Version).IsConcurrencyToken();
        subject.HasIndex(s => s.Sequence);
        subject.Ignore(s => s.Untold);
    }

    // Here and not in the acts, so that none can forget it. There are at most some hundred such deposits.
    private async Task RefuseOverlapsAsync(CancellationToken cancellationToken)
    {
        foreach (var deposit in ChangeTracker.Entries<Deposit>().Select(entry => entry.Entity).Where(deposit => deposit.BeginsToFill).ToList())
        {
            var states = DepositLife.Filling;
            var filling = await Deposits.AsNoTracking().Where(d => states.Contains(d.State)).Select(d => new { d.Id, d.Prefix, d.OwnerName }).ToListAsync(cancellationToken);
            deposit.RefuseOverlap(filling.Select(d => (d.Id, d.Prefix, d.OwnerName)));
        }
    }

    private async Task ChainAsync(List<Subject> telling, CancellationToken cancellationToken)
    {
        if (telling.Count == 0)
        {
            return;
        }

        var last = await Facts.AsNoTracking().OrderByDescending(f => f.Number).Select(f => new { f.Number, f.Hash }).FirstOrDefaultAsync(cancellationToken);
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

    private sealed class PrefixAsText() : ValueConverter<Prefix, string>(prefix => prefix.ToString(), text => text == "" ? default : Prefix.Parse(text));

    private sealed class DatasetAsJson() : ValueConverter<DatasetRequest, string>(dataset => dataset.ToJson(), json => DatasetRequest.FromJson(json));

    private sealed class TimeAsTicks() : ValueConverter<DateTimeOffset, long>(time => time.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
