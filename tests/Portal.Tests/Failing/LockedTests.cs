using System.Net;
using System.Net.Http.Headers;
using Curation;
using Curation.Workflow;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Jobs;
using Portal.Tests.Journeys;
using Portal.Tests.Running;

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
        Assert.Equal(DepositState.Withdrawn, (await world.Deposits.FindAsync(deposit, World.Ada))!.State);
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

    private static async Task<SqliteConnection> LockAsync(World world)
    {
        var connection = new SqliteConnection($"Data Source={world.Services.GetRequiredService<DataFolder>().Database};Pooling=False;Default Timeout=30");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        await command.ExecuteNonQueryAsync();
        return connection;
    }
}
