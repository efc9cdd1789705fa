using Curation.Workflow.Checks;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Portal.Data;
using Testing.Tools;

namespace Portal.Tests.Data;

/// <summary>A database that an earlier version left is brought up to date with all that is in it.</summary>
public sealed class MigrationTests
{
    private const string Deposit = "01930000-0000-7000-8000-000000000001";

    [Fact]
    public async Task Checks_from_before_there_were_other_checks_are_of_staging()
    {
        using var folder = new TemporaryFolder();
        var options = new DbContextOptionsBuilder<PortalDb>()
            .UseSqlite($"Data Source={Path.Combine(folder.Root, "portal.db")};Pooling=False").Options;
        await using (var before = new PortalDb(options))
        {
            await before.GetService<IMigrator>().MigrateAsync("First");
            await FillAsync(
                before, "CheckRuns", ("Id", "01930000-0000-7000-8000-000000000002"), ("DepositId", Deposit), ("Prefix", "cpg0048-bsc/broad"),
                ("AskedBy", "Ada"), ("State", "Done"), ("Errors", 3));
        }

        await using var db = new PortalDb(options);
        await db.Database.MigrateAsync();
        var run = await db.CheckRuns.SingleAsync();

        Assert.Equal(
            (CheckOf.Staging, Guid.Parse(Deposit), "cpg0048-bsc/broad", "Ada", "", 3L),
            (run.Of, run.DepositId, run.Prefix.Text, run.AskedBy, run.AskedById, run.Errors));
    }

    [Fact]
    public async Task What_was_there_before_there_were_people_is_kept()
    {
        using var folder = new TemporaryFolder();
        var options = new DbContextOptionsBuilder<PortalDb>()
            .UseSqlite($"Data Source={Path.Combine(folder.Root, "portal.db")};Pooling=False").Options;
        await using (var before = new PortalDb(options))
        {
            await before.GetService<IMigrator>().MigrateAsync("Waivers");
            await FillAsync(
                before, "Deposits", ("Id", Deposit), ("Prefix", "cpg0048-bsc/broad"), ("OwnerId", "persona:ada"), ("OwnerName", "Ada"),
                ("State", "Open"), ("DeclaredObjects", 7));
            await FillAsync(
                before, "Facts", ("Number", 1), ("SubjectId", Deposit), ("What", "deposit.requested"), ("Words", "asked for it"),
                ("ActorName", "Ada"), ("Hash", "ab"));
        }

        await using var db = new PortalDb(options);
        await db.Database.MigrateAsync();
        var deposit = await db.Deposits.Select(d => new { d.Prefix, d.OwnerId, d.State, d.DeclaredObjects }).SingleAsync();
        var fact = await db.Facts.Select(f => new { f.Number, f.Words, f.Hash }).SingleAsync();

        Assert.Equal(
            ("cpg0048-bsc/broad", "persona:ada", DepositState.Open, 7L),
            (deposit.Prefix.Text, deposit.OwnerId, deposit.State, deposit.DeclaredObjects));
        Assert.Equal((1L, "asked for it", "ab"), (fact.Number, fact.Words, fact.Hash));
        Assert.Empty(await db.People.ToListAsync());
        Assert.Empty(await db.Sessions.ToListAsync());
    }

    [Fact]
    public async Task Whoever_was_signed_in_before_sessions_told_more_stays_so()
    {
        const string Ada = "01930000-0000-7000-8000-00000000000A";
        using var folder = new TemporaryFolder();
        var options = new DbContextOptionsBuilder<PortalDb>()
            .UseSqlite($"Data Source={Path.Combine(folder.Root, "portal.db")};Pooling=False").Options;
        await using (var before = new PortalDb(options))
        {
            await before.GetService<IMigrator>().MigrateAsync("Requests");
            await FillAsync(before, "People", ("Id", Ada), ("ActorId", "oidc:ada"), ("Name", "Ada"), ("RoleSeen", "Contributor"));
            await FillAsync(
                before, "Sessions", ("Id", "01930000-0000-7000-8000-00000000000B"), ("PersonId", Ada), ("StartedAt", 638_000_000_000_000_000L),
                ("EndsAt", 639_000_000_000_000_000L), ("IdToken", "sealed"));
            await FillAsync(before, "Sessions", ("Id", "01930000-0000-7000-8000-00000000000C"), ("PersonId", "01930000-0000-7000-8000-00000000000D"));
        }

        await using var db = new PortalDb(options);
        await db.Database.MigrateAsync();
        var (hers, nobodys) =
            (await db.Sessions.SingleAsync(s => s.PersonId == Guid.Parse(Ada)), await db.Sessions.SingleAsync(s => s.PersonId != Guid.Parse(Ada)));

        Assert.Equal(("oidc:ada", hers.StartedAt, hers.StartedAt, "sealed"), (hers.ActorId, hers.ProvedAt, hers.UsedAt, hers.IdToken));
        Assert.NotEmpty(hers.Browser);
        Assert.Equal("", nobodys.ActorId);
    }

    /// <summary>The ids are of a clock that was set back between the two checks; the facts tell which came first.</summary>
    [Fact]
    public async Task What_was_there_before_there_were_numbers_gets_its_place_by_its_facts()
    {
        const string first =
            "01930000-0000-7000-8000-00000000000F", second = "01910000-0000-7000-8000-000000000001", plan = "01930000-0000-7000-8000-00000000000E";
        using var folder = new TemporaryFolder();
        var options = new DbContextOptionsBuilder<PortalDb>()
            .UseSqlite($"Data Source={Path.Combine(folder.Root, "portal.db")};Pooling=False").Options;
        await using (var before = new PortalDb(options))
        {
            await before.GetService<IMigrator>().MigrateAsync("Requests");
            await FillAsync(before, "Deposits", ("Id", Deposit), ("Prefix", "cpg0048-bsc/broad"), ("State", "Released"));
            await FillAsync(
                before, "CheckRuns", ("Id", first), ("DepositId", Deposit), ("Prefix", "cpg0048-bsc/broad"), ("Of", "Staging"), ("State", "Done"));
            await FillAsync(
                before, "CheckRuns", ("Id", second), ("DepositId", Deposit), ("Prefix", "cpg0048-bsc/broad"), ("Of", "Staging"), ("State", "Done"));
            await FillAsync(
                before, "Promotions", ("Id", plan), ("DepositId", Deposit), ("CheckRunId", first), ("Prefix", "cpg0048-bsc/broad"), ("Phase", "Copy"),
                ("State", "Queued"));
            foreach (var (number, subject, what) in new[]
            {
                (1, Deposit, "deposit.requested"), (2, first, "check.asked"), (3, plan, "plan.asked"), (4, second, "check.asked"),
                (5, plan, "plan.done"), (6, plan, "promotion.approved"), (7, second, "check.done"),
            })
            {
                await FillAsync(before, "Facts", ("Number", number), ("SubjectId", subject), ("DepositId", Deposit), ("What", what));
            }
        }

        await using var db = new PortalDb(options);
        await db.Database.MigrateAsync();

        Assert.Equal(
            [(Guid.Parse(first), 2L, 2L), (Guid.Parse(second), 4L, 4L)],
            (await db.CheckRuns.OrderBy(run => run.Sequence).Select(run => new { run.Id, run.Sequence, run.QueuePlace }).ToListAsync())
                .Select(run => (run.Id, run.Sequence, run.QueuePlace)));
        Assert.Equal((3L, 6L), await db.Promotions.Select(p => new ValueTuple<long, long>(p.Sequence, p.QueuePlace)).SingleAsync());
        Assert.Equal(
            (1L, DepositState.Published),
            (await db.Deposits.Select(d => d.Sequence).SingleAsync(), await db.Deposits.Select(d => d.State).SingleAsync()));
    }

    /// <summary>A row as the earlier schema has it: what is not said is empty or zero.</summary>
    private static async Task FillAsync(PortalDb db, string table, params (string Column, object Value)[] values)
    {
        await db.Database.OpenConnectionAsync();
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        await using var columns = connection.CreateCommand();
        columns.CommandText = $"SELECT name, type FROM pragma_table_info('{table}') WHERE \"notnull\" = 1";
        var row = new Dictionary<string, object>();
        await using (var reader = await columns.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                row[reader.GetString(0)] = reader.GetString(1) == "INTEGER" ? 0 : "";
            }
        }

        foreach (var (column, value) in values)
        {
            row[column] = value;
        }

        await using var insert = connection.CreateCommand();
        insert.CommandText =
            $"INSERT INTO {table} ({string.Join(", ", row.Keys.Select(name => $"\"{name}\""))}) VALUES ({string.Join(", ", row.Keys.Select((_, i) => $"$v{i}"))})";
        foreach (var (value, i) in row.Values.Select((value, i) => (value, i)))
        {
            insert.Parameters.AddWithValue($"$v{i}", value);
        }

        await insert.ExecuteNonQueryAsync();
        await db.Database.CloseConnectionAsync();
    }
}
