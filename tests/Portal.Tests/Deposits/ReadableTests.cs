using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Checks;
using Curation.Workflow.Deposits;
using Microsoft.EntityFrameworkCore;
using Portal.Checking.Rows;
using Portal.Deposits;
using Portal.Tests.AtOnce;
using Testing.Requests;

namespace Portal.Tests.Deposits;

/// <summary>What the database finds for a person is what the domain lets them read, for everybody and everything.</summary>
public sealed class ReadableTests
{
    private static readonly string[] People = ["ada", "chidi", "erin"];

    [Fact]
    public async Task The_database_finds_exactly_what_may_be_read()
    {
        await using var place = await Place.NewAsync();
        var at = place.Clock.GetUtcNow();
        foreach (var owner in People)
        {
            foreach (var champion in new[] { "", "chidi@x.example", "erin@x.example" })
            {
                var who = Who(owner, Role.Contributor, $"{owner}@x.example");
                var deposit = Deposit.Request(Prefix.Parse($"cpg0037-oasis/{owner}{champion.Split('@')[0]}"), "A plate", 12, champion, who, at);
                deposit.Open(Who("max", Role.Maintainer, "max@x.example"), at);
                await place.KeepAsync(deposit, CheckRun.Ask(deposit, who, at));
            }

            var asker = Who(owner, Role.Champion, $"{owner}@x.example");
            await place.KeepAsync(
                CheckRun.AskOfGallery(Prefix.Parse("cpg0000-jump/broad"), asker, at), CheckRun.AskOfListing("list.csv", null, asker, at));
        }

        var deposits = await place.LookAsync(db => db.Deposits.AsNoTracking().ToListAsync());
        var checks = await place.LookAsync(db => db.CheckRuns.AsNoTracking().ToListAsync());
        Assert.Equal((9, 15), (deposits.Count, checks.Count));
        var (found, hidden) = (0, 0);
        foreach (var actor in Lookers())
        {
            var readable = await place.LookAsync(db => db.Deposits.ReadableBy(actor).Select(d => d.Id).ToListAsync());
            var checksRead = await place.LookAsync(db => db.ChecksReadableBy(actor).Select(r => r.Id).ToListAsync());

            Assert.Equal(deposits.Where(d => d.MayBeReadBy(actor)).Select(d => d.Id).Order(), readable.Order());
            Assert.Equal(
                checks.Where(r => r.MayBeReadBy(actor, deposits.Find(d => d.Id == r.DepositId))).Select(r => r.Id).Order(), checksRead.Order());
            (found, hidden) = (found + readable.Count, hidden + deposits.Count - readable.Count);
        }

        Assert.True(found > 0 && hidden > 0);
    }

    private static IEnumerable<Actor> Lookers() =>
        from id in People.Append("noor")
        from role in Enum.GetValues<Role>()
        from email in new[] { "", "chidi@x.example", "Chidi@X.example", "erin@x.example", "noor@x.example" }
        select Who(id, role, email);

    private static Actor Who(string id, Role role, string email) => new(id, id, email, role) { FreshUntil = DateTimeOffset.MaxValue };
}
