using System.Text;
using Curation.Registries;
using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Facts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Ground;
using Portal.Registering;

namespace Portal.Tests.Registering;

public sealed class ImportTests : RegistryTest
{
    [Fact]
    public async Task An_import_is_shown_then_put_in_force_with_a_fact()
    {
        var id = Bring(BuiltIn(Entry("cpg0060-new", "Sixty")).Replace("total: \"12.3 TB\"", "total: \"13 TB\"", StringComparison.Ordinal));
        var shown = (await Imports.FindAsync(id, Erin))!;
        Assert.True(shown.MayApply);
        Assert.Equal(["cpg0000-jump-pilot Changed", "cpg0060-new Added"], shown.Changes.Select(change => $"{change.Name} {change.Kind}"));
        Assert.Equal([new FieldChange("size.total", "12.3 TB", "13 TB")], shown.Changes[0].Fields);
        Assert.Null(Current.Now.Find("cpg0060-new"));

        await Imports.ApplyAsync(id, shown.Mark, Erin);

        Assert.Equal(ProjectState.Reserved, Current.Now.Find("cpg0060-new")?.State);
        Assert.Same(Current.Now, Current.Rules.Registry);
        await using var db = await DbAsync();
        var fact = Assert.Single(await db.Facts.AsNoTracking().ToListAsync());
        Assert.Equal(
            ("registry.imported", Erin.Id, $"imported a registry of 51 projects: 1 added, 1 changed, 0 removed; SHA-256 {shown.Hash}"),
            (fact.What, fact.ActorId, fact.Words));
        Assert.Null(await Imports.FindAsync(id, Erin));
    }

    [Fact]
    public async Task A_number_that_a_registry_lost_is_not_given_out_again()
    {
        await ImportAsync(BuiltIn(Entry("cpg0050-short") + Entry("cpg0051-lived")));
        await ImportAsync(BuiltIn(Entry("cpg0051-other")));

        Assert.Equal((NumberUse.Gone, 52), (Current.Now.UseOf(50), Current.Now.NextNumber));
        Assert.False(Current.Now.Admits("cpg0050-short", out var reason));
        Assert.Contains("given out", reason, StringComparison.Ordinal);

        await ImportAsync(BuiltIn());
        Assert.Equal([NumberUse.Gone, NumberUse.Gone], new[] { 50, 51 }.Select(Current.Now.UseOf));
        await ImportAsync(BuiltIn(Entry("cpg0050-back")));
        Assert.Equal(NumberUse.Reserved, Current.Now.UseOf(50));
    }

    [Theory]
    [InlineData("cpg0037-oasis/broad", "cpg0037-oasis", "cpg0037-oasys")]
    [InlineData("cpg0037-oasis/broad", "cpg0037-oasis", "cpg0037")]
    [InlineData("cpg0016-jump-assembled/broad", "\"cpg0016-jump-assembled\"", "\"x\"")]
    public async Task A_project_that_deposits_stand_under_stays(string prefix, string name, string instead)
    {
        await Requests.AskAsync(prefix, "Two plates", 10, "", Ada);
        var id = Bring(BuiltIn().Replace(name, instead, StringComparison.Ordinal));
        var shown = (await Imports.FindAsync(id, Erin))!;

        Assert.Equal([$"The file lacks {prefix.Split('/')[0]}, which deposits stand under: put it back into the file."], shown.Obstacles);
        Assert.False(shown.MayApply);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => Imports.ApplyAsync(id, shown.Mark, Erin));
        Assert.Equal(shown.Obstacles[0], refused.Message);
        Assert.True(Current.Now.Admits(Prefix.Parse(prefix).Project, out _));
    }

    [Fact]
    public async Task A_second_name_that_deposits_stand_under_and_the_file_still_has_is_no_obstacle()
    {
        await Requests.AskAsync("cpg0016-jump-assembled/broad", "Two plates", 10, "", Ada);

        Assert.Empty((await Imports.FindAsync(Bring(BuiltIn(Entry("cpg0060-new"))), Erin))!.Obstacles);
    }

    [Fact]
    public async Task A_project_whose_only_deposit_came_to_nothing_may_go()
    {
        var deposit = await Requests.AskAsync("cpg0037-oasis/broad", "Two plates", 10, "", Ada);
        await Deposits.WithdrawAsync(deposit, Ada);
        await ImportAsync(BuiltIn().Replace("cpg0037-oasis", "cpg0037-oasys", StringComparison.Ordinal));

        Assert.True(Current.Now.Admits("cpg0037-oasys", out _));
    }

    [Fact]
    public async Task What_changed_meanwhile_refuses_the_import_until_it_was_looked_at_again()
    {
        var (first, second) = (Bring(BuiltIn(Entry("cpg0060-one"))), Bring(BuiltIn(Entry("cpg0061-two")), Shantanu));
        var (one, two) = ((await Imports.FindAsync(first, Erin))!, (await Imports.FindAsync(second, Shantanu))!);
        await Imports.ApplyAsync(first, one.Mark, Erin);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => Imports.ApplyAsync(second, two.Mark, Shantanu));
        Assert.Contains("changed since you looked", refused.Message, StringComparison.Ordinal);
        var again = (await Imports.FindAsync(second, Shantanu))!;
        Assert.Equal(["cpg0061-two Added", "cpg0060-one Removed"], again.Changes.Select(change => $"{change.Name} {change.Kind}"));
        await AskAsync("mine");
        await Assert.ThrowsAsync<RefusedException>(() => Imports.ApplyAsync(second, again.Mark, Shantanu));
    }

    [Fact]
    public async Task Imports_at_the_same_time_end_with_one_of_them()
    {
        var brought = await Task.WhenAll(
            Enumerable.Range(60, 6).Select(async number => (await Imports.FindAsync(Bring(BuiltIn(Entry($"cpg00{number}-x{number}"))), Erin))!));
        var ended = await Task.WhenAll(brought.Select(one => Task.Run(async () =>
        {
            try
            {
                await Imports.ApplyAsync(one.Id, one.Mark, Erin);
                return one.Hash;
            }
            catch (RefusedException)
            {
                return "";
            }
        })));

        Assert.Equal(Current.Now.Origin.Hash, Assert.Single(ended, hash => hash.Length > 0));
    }

    [Fact]
    public async Task What_the_portal_gave_out_outlives_an_import_and_is_not_given_to_others()
    {
        var open = await AskAsync("mine");
        await AskAsync("later");
        await Deposits.OpenAsync(open, Erin);

        var taken = (await Imports.FindAsync(Bring(BuiltIn(Entry("cpg0050-other") + Entry("cpg0051-other2"))), Erin))!;
        Assert.Equal(
            [
                "The file gives the number cpg0050 to cpg0050-other, and the portal gave it to cpg0050-mine: take another number in the file.",
                "The file gives the number cpg0051 to cpg0051-other2, and the portal gave it to a request that is not decided: take another number in the file.",
            ],
            taken.Obstacles);

        await ImportAsync(BuiltIn(Entry("cpg0060-new")));
        Assert.True(Current.Now.Admits("cpg0050-mine", out _));
        Assert.Equal(NumberUse.Requested, Current.Now.UseOf(51));
        Assert.EndsWith(", and 1 registered since", Current.Now.Description, StringComparison.Ordinal);
        await ImportAsync(Encoding.UTF8.GetString(Imports.Export()));
        Assert.True(Current.Now.Admits("cpg0050-mine", out _));
        Assert.Equal(Current.Now.Origin.Description, Current.Now.Description);
    }

    [Fact]
    public async Task What_is_exported_imports_as_the_same_and_what_was_imported_is_exported_as_it_came()
    {
        Assert.Equal(RegistryFile.Gallery.Bytes.ToArray(), Imports.Export());
        var same = (await Imports.FindAsync(Imports.Receive(Imports.Export(), "x", Erin), Erin))!;
        Assert.True(same.IsInForce);
        Assert.Contains(
            "in force already",
            (await Assert.ThrowsAsync<RefusedException>(() => Imports.ApplyAsync(same.Id, same.Mark, Erin))).Message,
            StringComparison.Ordinal);

        var text = "# ours\r\n" + BuiltIn(Entry("cpg0060-new", "µm", "    doi: 10.1/2 # kept\n")).Replace("\n", "\r\n", StringComparison.Ordinal);
        await ImportAsync(text);
        Assert.Equal(text, Encoding.UTF8.GetString(Imports.Export()));
    }

    [Fact]
    public async Task The_export_has_what_the_portal_registered_and_nothing_of_requests()
    {
        var open = await AskAsync("mine");
        await AskAsync("secret");
        await Deposits.OpenAsync(open, Erin);
        var text = Encoding.UTF8.GetString(Imports.Export());

        Assert.Equal(BuiltIn(Entry("cpg0050-mine")), text);
        Assert.Empty((await Imports.FindAsync(Bring(text), Erin))!.Obstacles);
    }

    [Fact]
    public async Task An_imported_registry_is_in_force_after_a_restart()
    {
        await ImportAsync(BuiltIn(Entry("cpg0060-new")));
        await ImportAsync(BuiltIn(Entry("cpg0061-newer")));
        using var restarted = new CurrentRegistry(Services.GetRequiredService<IDbContextFactory<PortalDb>>());
        await restarted.ReloadAsync();

        Assert.Equal(Current.Now.Mark, restarted.Now.Mark);
        Assert.Equal(NumberUse.Gone, restarted.Now.UseOf(60));
        Assert.Matches("^imported on [0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2} UTC, SHA-256 [0-9a-f]{12}$", restarted.Now.Description);
    }

    [Fact]
    public async Task A_file_with_faults_is_shown_with_all_of_them_and_changes_nothing()
    {
        var id = Bring("datasets:\n  - name: x\n    status: no\n");
        var shown = (await Imports.FindAsync(id, Erin))!;

        Assert.Equal((3, 3, false), (shown.FaultCount, shown.Faults.Count, shown.MayApply));
        Assert.Contains(
            "has faults",
            (await Assert.ThrowsAsync<RefusedException>(() => Imports.ApplyAsync(id, shown.Mark, Erin))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_maintainers_import_and_only_what_they_brought_themselves()
    {
        var id = Bring(BuiltIn(Entry("cpg0060-new")));
        var mark = (await Imports.FindAsync(id, Erin))!.Mark;

        foreach (var actor in new[] { Ada, Chidi, Actor.Portal })
        {
            Assert.Throws<RefusedException>(() => Bring(BuiltIn(), actor));
            await Assert.ThrowsAsync<RefusedException>(() => Imports.FindAsync(id, actor));
            await Assert.ThrowsAsync<RefusedException>(() => Imports.ApplyAsync(id, mark, actor));
        }

        Assert.Null(await Imports.FindAsync(id, Shantanu));
        await Assert.ThrowsAsync<RefusedException>(() => Imports.ApplyAsync(id, mark, Shantanu));
        await using var db = await DbAsync();
        Assert.Empty(db.RegistryImports);
    }

    [Fact]
    public async Task A_stored_registry_that_cannot_be_read_stops_the_start_in_words()
    {
        await ImportAsync(BuiltIn(Entry("cpg0060-new")));
        await using var db = await DbAsync();
        await db.Database.ExecuteSqlRawAsync("UPDATE RegistryImports SET File = X'2D20610A'");
        using var restarted = new CurrentRegistry(Services.GetRequiredService<IDbContextFactory<PortalDb>>());

        var told = await Assert.ThrowsAsync<StartException>(restarted.ReloadAsync);
        Assert.Contains("can no longer be read: Line 1: the file is a list or a text", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Few_files_wait_at_a_time()
    {
        var ids = Enumerable.Range(0, 12).Select(_ => Bring(BuiltIn())).ToList();

        Assert.Null(await Imports.FindAsync(ids[3], Erin));
        Assert.NotNull(await Imports.FindAsync(ids[4], Erin));
    }
}
