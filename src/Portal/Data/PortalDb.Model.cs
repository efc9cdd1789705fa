using Curation.Requesting;
using Curation.Store;
using Curation.Workflow.Checks;
using Curation.Workflow.Credentials;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Curation.Workflow.Grants;
using Curation.Workflow.People;
using Curation.Workflow.Promotions;
using Curation.Workflow.Registries;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Portal.Data;

/// <summary>How rows are stored: keys, what guards them, by what they are found, and how values are written.</summary>
public sealed partial class PortalDb
{
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
            promotion.Ignore(p => p.ConflictingKeys);
        });
        modelBuilder.Entity<AccessToken>(token =>
        {
            Guard(token);
            token.HasIndex(t => new { t.DepositId, t.Id });
            token.HasIndex(t => t.PublicId).IsUnique();
            token.Property<string>("Hash");
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
            session.HasIndex(s => s.ProviderSession);
        });
        modelBuilder.Entity<SpentLogout>(logout =>
        {
            logout.HasKey(l => l.Id);
            logout.HasIndex(l => l.HoldsUntil);
        });
        modelBuilder.Entity<RequestDraft>(draft =>
        {
            draft.HasKey(d => new { d.PersonId, d.About });
            draft.Property(d => d.Version).IsConcurrencyToken();
        });
        modelBuilder.Entity<FolderTotal>().HasKey(t => new { t.RunId, t.Folder });
    }

    private static void Guard<T>(EntityTypeBuilder<T> subject)
        where T : Subject
    {
        subject.HasKey(s => s.Id);
        subject.Property(s => s.Id).ValueGeneratedNever();
        subject.Property(s => s.Version).IsConcurrencyToken();
        subject.HasIndex(s => s.Sequence);
        subject.Ignore(s => s.Untold);
        subject.Ignore(s => s.Acting);
    }

    private sealed class PrefixAsText() : ValueConverter<Prefix, string>(prefix => prefix.ToString(), text => text == "" ? default : Prefix.Parse(text));

    private sealed class DatasetAsJson() : ValueConverter<DatasetRequest, string>(dataset => dataset.ToJson(), json => DatasetRequest.FromJson(json));

    private sealed class TimeAsTicks() : ValueConverter<DateTimeOffset, long>(time => time.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
