using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Curation.Workflow.People;
using Microsoft.EntityFrameworkCore;
using Portal.Deposits;
using Portal.Identity;
using Portal.Tests.Deposits;
using Portal.Tests.Identity;

namespace Portal.Tests.AtOnce;

/// <summary>Who acts is found before the act begins: who lost their role, or was disabled, by then does nothing more.</summary>
public sealed class LessMeanwhileTests
{
    private static readonly Dictionary<string, Func<Place, Guid, Task>> Ways = new()
    {
        ["a champion"] = (place, mia) => place.Get<People>().SetRoleAsync(mia, Role.Champion, Of("max")),
        ["disabled"] = (place, mia) => place.Get<People>().DisableAsync(mia, Of("max")),
    };

    private static readonly Dictionary<string, Func<Place, Guid, Actor, Task>> Acts = new()
    {
        ["approve"] = (place, id, by) => place.Get<DepositActs>().OpenAsync(id, by),
        ["decline"] = (place, id, by) => place.Get<DepositActs>().DeclineAsync(id, "No.", by),
        ["comment"] = (place, id, by) => place.Get<DepositActs>().CommentAsync(id, "Well.", by),
        ["set a role"] = async (place, _, by) => await place.Get<People>().SetRoleAsync(await IdOfAsync(place, "max"), Role.Contributor, by),
    };

    [Theory]
    [InlineData("a champion", "approve")]
    [InlineData("a champion", "decline")]
    [InlineData("a champion", "comment")]
    [InlineData("a champion", "set a role")]
    [InlineData("disabled", "approve")]
    [InlineData("disabled", "decline")]
    [InlineData("disabled", "comment")]
    [InlineData("disabled", "set a role")]
    public async Task Nothing_comes_of_what_they_began_as_more(string way, string act)
    {
        await using var place = await Place.NewAsync();
        await place.KeepAsync(Lives.To(DepositState.Requested, "cpg0037-oasis/lab", Beginning.Noor, Beginning.Chidi, Beginning.Erin));
        await place.KeepAsync(Join("max"), Join("mia"));
        var (deposit, began) = (await Beginning.DepositAsync(place, "lab"), Of("mia"));
        await Ways[way](place, await IdOfAsync(place, "mia"));
        var told = await place.LookAsync(db => db.Facts.CountAsync());

        await Assert.ThrowsAsync<RefusedException>(() => Acts[act](place, deposit.Id, began));

        Assert.Equal((told, deposit.Version), await place.LookAsync(async db => (await db.Facts.CountAsync(), (await db.Deposits.SingleAsync()).Version)));
    }

    [Fact]
    public async Task Whoever_became_more_meanwhile_does_what_they_began()
    {
        await using var place = await Place.NewAsync();
        await place.KeepAsync(Lives.To(DepositState.Requested, "cpg0037-oasis/lab", Beginning.Noor, Beginning.Chidi, Beginning.Erin));
        await place.KeepAsync(Join("mia"));

        await place.Get<DepositActs>().CommentAsync((await Beginning.DepositAsync(place, "lab")).Id, "Well.", Of("mia") with { Role = Role.Champion, Email = Beginning.Chidi.Email });

        Assert.True(await place.LookAsync(db => db.Facts.AnyAsync(f => f.What == "deposit.comment")));
    }

    private static Person Join(string name) => Person.Join(new SignedInPerson("https://issuer.example", name, name, $"{name}@gallery.example", Role.Maintainer), default);

    private static Actor Of(string name) => Join(name).AsFresh();

    private static Task<Guid> IdOfAsync(Place place, string name) => place.LookAsync(db => db.People.Where(p => p.Name == name).Select(p => p.Id).SingleAsync());
}
