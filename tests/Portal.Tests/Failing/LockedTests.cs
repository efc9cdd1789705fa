using System.Net;
using System.Net.Http.Headers;
using Curation.Store;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Curation.Workflow.Jobs;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Auditing;
using Portal.Data;
using Portal.Deposits;
using Portal.Ground;
using Portal.Jobs;
using Portal.Submitting;
using Portal.Tests.AtOnce;
using Portal.Tests.Deposits;
using Portal.Tests.Journeys;
using Testing.Running;

namespace Portal.Tests.Failing;

/// <summary>Another program holds the database for longer than the portal waits.</summary>
public sealed class LockedTests
{
    private static readonly (string, string) Impatient = ("Portal:SaveWithin", "1");

    [Fact]
    public async Task An_act_is_refused_in_words_and_goes_through_afterwards()
    {
        await using var world = new World(Impatient);
        var deposit = await world.OpenAsync(objects: 1);

        string refused;
        using (await LockAsync(world))
        {
            refused = await World.RefusalOfAsync(() => world.Deposits.WithdrawAsync(deposit, World.Ada));
        }

        await world.Deposits.WithdrawAsync(deposit, World.Ada);

        Assert.Equal(StorageFaults.Locked, refused);
        Assert.Equal(DepositState.Withdrawn, (await world.DepositQueries.FindAsync(deposit, World.Ada))!.State);
    }

    [Fact]
    public async Task A_check_whose_end_cannot_be_saved_is_taken_up_again_without_a_restart()
    {
        await using var gate = await Gate.StartAsync();
        await using var world = new World(Impatient, ("Portal:SandboxGate", gate.Address));
        var deposit = await world.OpenAsync(objects: World.Complete);
        var held = gate.HoldAsync("GET", $"/{World.Staging}");
        var run = await world.Checks.AskAsync(deposit, World.Ada);
        await held.WaitAsync(TimeSpan.FromMinutes(1));

        using (await LockAsync(world))
        {
            gate.LetPass();
            await World.UntilAsync(() => Task.FromResult(world.Services.GetRequiredService<UnsavedEnds>().Any), any => any);
            Assert.Equal(JobState.Running, (await world.Checks.FindAsync(run, World.Ada))!.State);
        }

        var end = await World.UntilAsync(() => world.Checks.FindAsync(run, World.Ada), r => r is { State: JobState.Done or JobState.Failed });

        Assert.Equal((JobState.Done, ""), (end!.State, end.Reason));
    }

    [Fact]
    public async Task A_program_that_asks_for_credentials_is_told_to_come_again()
    {
        await using var world = new World(Impatient);
        var deposit = await world.OpenAsync(objects: 1);
        var token = await world.Tokens.MakeAsync(deposit, "cluster", Permission.ReadWrite, TimeSpan.FromDays(30), World.Ada);
        using var program = world.Browser();
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Text);
        var address = new Uri("/api/credentials", UriKind.Relative);

        HttpResponseMessage refused;
        using (await LockAsync(world))
        {
            refused = await program.PostAsync(address, null);
        }

        using var given = await program.PostAsync(address, null);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromMinutes(1)), (refused.StatusCode, refused.Headers.RetryAfter?.Delta));
        Assert.Contains("locked by another program", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, given.StatusCode);
        refused.Dispose();
    }

    /// <summary>The remarks of a copy are saved when it fails: that this does not go through is not why it failed.</summary>
    [Fact]
    public async Task A_copy_that_fails_meanwhile_says_why_it_failed_and_not_that_nothing_could_be_saved()
    {
        await using var gate = await Gate.StartAsync();
        await using var world = new World(
            Impatient, ("Portal:SandboxGate", gate.Address), ("S3:PartwiseAbove", "0"), ("S3:Attempts", "1"), ("S3:CopyParallelism", "1"));
        var deposit = await world.OpenAsync(objects: World.Complete);
        var plan = await world.PlanAsync(deposit);
        await world.DenyAsync(World.Staging, "s3:GetObjectTagging");
        var held = gate.HoldAsync("POST", $"/{World.Gallery}/{World.KeyOf("cpg0048-bsc/broad", 1)}");
        await world.Promotions.ApproveAsync(plan.Id, plan.SnapshotHash, null, World.Erin);
        await held.WaitAsync(TimeSpan.FromMinutes(1));

        using (await LockAsync(world))
        {
            await world.DropBucketAsync(World.Gallery);
            gate.LetPass();
            await World.UntilAsync(() => Task.FromResult(world.Services.GetRequiredService<UnsavedEnds>().Any), any => any);
        }

        var end = await world.EndOfAsync(deposit);

        Assert.Equal(JobState.Failed, end.State);
        Assert.Contains(World.Gallery, end.Reason, StringComparison.Ordinal);
        Assert.Empty((await world.Audit.ListAsync(new AuditFilter(What: "copy.resumed"), null, World.Erin)).Facts);
    }

    [Fact]
    public async Task A_submission_that_is_stored_has_not_failed_because_the_doors_cannot_be_looked_at_behind_it()
    {
        await using var place = await Place.NewAsync();
        var dbs = new Lockable(place.Get<IDbContextFactory<PortalDb>>());
        var door = new Door();
        using var locks = new SubmissionLocks(dbs, door);
        var shut = await locks.ShutAsync(Lives.To(DepositState.Open, "cpg0037-oasis/lab", World.Ada, World.Chidi, World.Erin), default);
        Assert.Equal(["cpg0037-oasis/lab"], door.Shut.Select(prefix => prefix.Text));

        dbs.IsLocked = true;
        await shut.DisposeAsync();
        dbs.IsLocked = false;

        Assert.False(await locks.AreSetAsync(default), "The keeper sees that it has to try again.");
    }

    private static async Task<SqliteConnection> LockAsync(World world)
    {
        var connection = new SqliteConnection(
            $"Data Source={world.Services.GetRequiredService<DataFolder>().Database};Pooling=False;Default Timeout=30");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    private sealed class Lockable(IDbContextFactory<PortalDb> usual) : IDbContextFactory<PortalDb>
    {
        public bool IsLocked { get; set; }

        public PortalDb CreateDbContext() => IsLocked ? throw new SqliteException("database is locked", 5) : usual.CreateDbContext();
    }

    private sealed class Door : IStagingLock
    {
        public bool IsOffered => true;

        public IReadOnlyCollection<Prefix> Shut { get; private set; } = [];

        public Task SetAsync(IReadOnlyCollection<Prefix> shut, CancellationToken cancellationToken)
        {
            Shut = shut;
            return Task.CompletedTask;
        }
    }
}
