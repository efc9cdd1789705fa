using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Credentials;
using Curation.Workflow.Facts;
using Curation.Workflow.Grants;
using static Curation.Tests.Workflow.WorkflowSamples;

namespace Curation.Tests.Workflow.Grants;

/// <summary>The end that a maintainer sets, and what holds because of it.</summary>
public sealed class GrantEndTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public void An_end_is_set_moved_and_removed_with_words()
    {
        var grant = Live();
        grant.TakeUntold();

        grant.SetEnd(Now.AddDays(2), "The project ends.", Erin, Now);
        grant.SetEnd(Now.AddDays(9), "It goes on a week.", Shantanu, Now);
        grant.SetEnd(null, "It goes on.", Erin, Now);

        Assert.Null(grant.EndsAt);
        Assert.Equal(["grant.end-set", "grant.end-moved", "grant.end-removed"], grant.Untold.Select(fact => fact.What));
        Assert.EndsWith("from 2026-03-04 10:00 UTC to 2026-03-11 10:00 UTC: It goes on a week.", grant.Untold[1].Words, StringComparison.Ordinal);
        Assert.All(grant.Untold, fact => Assert.Contains("cpg0037-oasis/broad/* for Ada", fact.Words, StringComparison.Ordinal));
    }

    [Fact]
    public void Only_another_maintainer_sets_it_with_a_reason_and_in_reach()
    {
        var grant = Live();

        Assert.Contains("maintainer", RefusalOf(() => grant.SetEnd(Now.AddDays(2), "x", Ada, Now)), StringComparison.Ordinal);
        Assert.Contains("maintainer", RefusalOf(() => grant.SetEnd(Now.AddDays(2), "x", Chidi, Now)), StringComparison.Ordinal);
        Assert.Contains("Another maintainer", RefusalOf(() => Live(Erin).SetEnd(Now.AddDays(2), "x", Erin, Now)), StringComparison.Ordinal);
        Assert.Contains("Say why", RefusalOf(() => grant.SetEnd(Now.AddDays(2), " ", Erin, Now)), StringComparison.Ordinal);
        Assert.Contains("future", RefusalOf(() => grant.SetEnd(Now, "x", Erin, Now)), StringComparison.Ordinal);
        Assert.Contains("five years", RefusalOf(() => grant.SetEnd(Now.AddYears(200), "x", Erin, Now)), StringComparison.Ordinal);
        Assert.Contains("no end", RefusalOf(() => grant.SetEnd(null, "x", Erin, Now)), StringComparison.Ordinal);
        Assert.Null(grant.EndsAt);
    }

    [Fact]
    public void What_is_over_is_not_given_more_time()
    {
        var (past, revoked) = (Live(), Live());
        past.SetEnd(Now.AddDays(1), "x", Erin, Now);
        revoked.Revoke("x", Erin, Now);

        Assert.Contains("over", RefusalOf(() => past.SetEnd(Now.AddDays(3), "x", Erin, Now.AddDays(1))), StringComparison.Ordinal);
        Assert.Contains("over", RefusalOf(() => revoked.SetEnd(Now.AddDays(3), "x", Erin, Now)), StringComparison.Ordinal);
    }

    [Fact]
    public void Credentials_never_outlive_the_grant()
    {
        var grant = Live();
        grant.SetEnd(Now.AddHours(2), "x", Erin, Now);
        foreach (var minutes in Enumerable.Range(0, 180))
        {
            var at = Now.AddMinutes(minutes).AddMilliseconds(300);
            foreach (var asked in new[] { TemporaryCredentials.Shortest, Hour, TemporaryCredentials.Longest })
            {
                var lasting = grant.Fitting(asked, at);

                Assert.InRange(lasting, TemporaryCredentials.Shortest, asked);
                Assert.Equal(at + lasting <= Now.AddHours(2), Lets(() => grant.Use(lasting, at)));
                Assert.Equal(Now.AddHours(2) - at >= TemporaryCredentials.Shortest, Lets(() => grant.Use(lasting, at)));
            }
        }

        Assert.Contains("ends on 2026-03-02 12:00 UTC", RefusalOf(() => grant.Use(Hour, Now.AddHours(1.9))), StringComparison.Ordinal);
        Assert.Contains("ended on 2026-03-02 12:00 UTC", RefusalOf(() => grant.Use(Hour, Now.AddHours(2))), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_trail_tells_of_credentials_is_read_back()
    {
        var deposit = Requested();
        deposit.Open(Erin, Now);
        var text = TokenText.New();
        var token = AccessToken.Make(text, deposit, "until “2020-01-01 00:00 UTC”", Permission.Read, TimeSpan.FromDays(1), [], Ada, Now);
        deposit.AskCredentials(Permission.ReadWrite, Hour, Ada, Now);
        token.UseForCredentials(deposit, Ada, TemporaryCredentials.Shortest, "IPv4", Now);

        var (asked, renewed) = (deposit.Untold[^1], token.Untold[^1]);
        var (one, other) = (CredentialFact.Of(asked.What, asked.Words)!, CredentialFact.Of(renewed.What, renewed.Words)!);

        Assert.Equal((true, ""), (one.Writes, one.Token));
        Assert.Equal((false, "until “2020-01-01 00:00 UTC”"), (other.Writes, other.Token));
        Assert.InRange(one.Until - (Now + Hour), TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Assert.InRange(other.Until - (Now + TemporaryCredentials.Shortest), TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Assert.All(deposit.Untold.SkipLast(1).Concat(token.Untold.SkipLast(1)), fact => Assert.Null(CredentialFact.Of(fact.What, fact.Words)));
    }

    private static bool Lets(Action act)
    {
        try
        {
            act();
            return true;
        }
        catch (RefusedException)
        {
            return false;
        }
    }

    private static Grant Live(Actor? holder = null)
    {
        var deposit = Requested(holder);
        var giver = deposit.OwnerId == Erin.Id ? Shantanu : Erin;
        deposit.Open(giver, Now);
        var grant = Grant.Want(deposit, giver, Now);
        grant.Make("id-1", Now);
        return grant;
    }
}
