using Curation.Registries;
using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Deposits;
using Portal.Deposits.Requests;
using Portal.Registering;
using Portal.Tests.Deposits;

namespace Portal.Tests.Registering;

public sealed class NumbersTests : AccessTest
{
    private CurrentRegistry Current => Services.GetRequiredService<CurrentRegistry>();

    private ProjectNumbers Numbers => Services.GetRequiredService<ProjectNumbers>();

    private RequestActs Requests => Services.GetRequiredService<RequestActs>();

    private DepositActs Deposits => Services.GetRequiredService<DepositActs>();

    [Fact]
    public async Task Callers_at_the_same_time_get_numbers_of_their_own()
    {
        var asked = await Task.WhenAll(
            Enumerable.Range(0, 24).Select(i => Task.Run(() => AskAsync($"tag{i}", new Actor($"p{i}", "Somebody", "", Role.Contributor)))));

        await using var db = await DbAsync();
        var numbers = await db.ProjectNumbers.AsNoTracking().ToListAsync();
        Assert.Equal(Enumerable.Range(50, 24), numbers.Select(n => n.Number).Order());
        Assert.Equal(asked.Order(), numbers.Select(n => n.DepositId).Order());
        Assert.Equal(74, Current.Now.NextNumber);
    }

    [Fact]
    public async Task The_database_itself_gives_a_number_once_and_a_deposit_one()
    {
        await AskAsync("one");
        await AskAsync("two");

        await using var db = await DbAsync();
        var (first, second) = (await db.ProjectNumbers.SingleAsync(n => n.Number == 50), await db.ProjectNumbers.SingleAsync(n => n.Number == 51));
        var same = await Assert.ThrowsAsync<SqliteException>(
            () => db.Database.ExecuteSqlInterpolatedAsync($"UPDATE ProjectNumbers SET Number = 50 WHERE Id = {second.Id}"));
        var twice = await Assert.ThrowsAsync<SqliteException>(
            () => db.Database.ExecuteSqlInterpolatedAsync($"UPDATE ProjectNumbers SET DepositId = {first.DepositId} WHERE Id = {second.Id}"));
        Assert.All([same, twice], refused => Assert.Contains("UNIQUE", refused.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_request_and_its_number_are_stored_together_or_not_at_all()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => Numbers.ReserveAsync("one", (_, _, _) => throw new InvalidOperationException("The form is wrong."), Ada));
        await Assert.ThrowsAsync<RefusedException>(() => Numbers.ReserveAsync("one", (_, name, _) => Task.FromResult(Request(name, Erin)), Ada));

        await using var db = await DbAsync();
        Assert.Empty(db.Deposits);
        Assert.Empty(db.ProjectNumbers);
        Assert.Equal(50, Current.Now.NextNumber);
    }

    [Fact]
    public async Task A_declined_or_withdrawn_request_sets_its_number_free_for_the_next()
    {
        var (first, second) = (await AskAsync("one"), await AskAsync("two"));
        await Deposits.DeclineAsync(first, "Not for the gallery.", Erin);
        Assert.Equal(50, Current.Now.NextNumber);
        await AskAsync("three");
        await Deposits.WithdrawAsync(second, Ada);
        await AskAsync("one");

        await using var db = await DbAsync();
        var numbers = await db.ProjectNumbers.AsNoTracking().OrderBy(n => n.Id).Select(n => new { n.Name, n.State }).ToListAsync();
        Assert.Equal(
            ["cpg0050-one Released", "cpg0051-two Released", "cpg0050-three Reserved", "cpg0051-one Reserved"],
            numbers.Select(n => $"{n.Name} {n.State}"));
        var told = await db.Facts.AsNoTracking().Where(f => f.DepositId == first).OrderBy(f => f.Number).Select(f => f.What).ToListAsync();
        Assert.Equal(["deposit.requested", "number.reserved", "deposit.declined", "number.released"], told);
    }

    [Fact]
    public async Task An_approved_request_registers_its_project_for_everybody_and_for_good()
    {
        var id = await AskAsync("one");
        Assert.False(Current.Now.Admits("cpg0050-one", out _));
        await Deposits.OpenAsync(id, Erin);

        var now = Current.Now;
        Assert.Same(now, Current.Now);
        Assert.Equal(ProjectState.Reserved, now.Find("cpg0050-one")?.State);
        Assert.Same(now, Current.Rules.Registry);
        Assert.NotEqual(Guid.Empty, await Requests.AskAsync("cpg0050-one/second", "More of it", 10, "", Ada));
        await Deposits.WithdrawAsync(id, Ada);
        Assert.True(Current.Now.Admits("cpg0050-one", out _));
    }

    [Fact]
    public async Task The_numbers_given_out_survive_a_restart()
    {
        var id = await AskAsync("one");
        await AskAsync("two");
        await Deposits.OpenAsync(id, Erin);
        using var restarted = new CurrentRegistry(Services.GetRequiredService<IDbContextFactory<PortalDb>>());
        await restarted.ReloadAsync();

        Assert.Equal(Current.Now.Mark, restarted.Now.Mark);
        Assert.Equal([NumberUse.Reserved, NumberUse.Requested, NumberUse.Free], new[] { 50, 51, 52 }.Select(restarted.Now.UseOf));
    }

    [Fact]
    public async Task Nobody_holds_many_numbers_at_once()
    {
        var asked = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(async () =>
        {
            try
            {
                return await AskAsync($"tag{i}");
            }
            catch (RefusedException refused)
            {
                Assert.Contains("wait for a decision", refused.Message, StringComparison.Ordinal);
                return Guid.Empty;
            }
        })));

        Assert.Equal(ProjectNumbers.MostWaiting, asked.Count(id => id != Guid.Empty));
        await Deposits.OpenAsync(asked.First(id => id != Guid.Empty), Erin);
        Assert.NotEqual(Guid.Empty, await AskAsync("more"));
        Assert.NotEqual(Guid.Empty, await AskAsync("other", Chidi));
    }

    [Fact]
    public async Task The_registry_is_the_same_object_until_something_changes()
    {
        var before = Current.Now;
        await Current.ReloadAsync();
        Assert.Same(before, Current.Now);
        await AskAsync("one");
        Assert.NotSame(before, Current.Now);
    }

    private Task<Guid> AskAsync(string tag, Actor? by = null) =>
        Numbers.ReserveAsync(tag, (_, name, _) => Task.FromResult(Request(name, by ?? Ada)), by ?? Ada);

    private static Deposit Request(ProjectName name, Actor by) =>
        Deposit.Request(Prefix.Parse($"{name}/broad"), "Two plates", 10, "", by, DateTimeOffset.UnixEpoch.AddYears(56));
}
