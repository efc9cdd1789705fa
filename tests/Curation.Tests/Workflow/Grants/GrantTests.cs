using Curation.Granting;
using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Curation.Workflow.Grants;
using static Curation.Tests.Workflow.WorkflowSamples;

namespace Curation.Tests.Workflow.Grants;

public sealed class GrantTests
{
    private static readonly Grantee Lab = Grantee.Parse("arn:aws:iam::111122223333:role/lab");
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public void A_grants_life_is_told()
    {
        var grant = Grant.Want(Opened(), Erin, Now);
        grant.Fail("AWS is away.", Now);
        grant.Fail("AWS is away.", Now);
        grant.Make("id-1", Now);
        grant.Revoke("The lab moved.", Shantanu, Now);
        grant.Finish(Now);

        Assert.Equal(["grant.wanted", "grant.failed", "grant.made", "grant.ending", "grant.ended"], grant.Untold.Select(fact => fact.What));
        Assert.All(grant.Untold, fact => Assert.Contains("cpg0037-oasis/broad/*", fact.Words, StringComparison.Ordinal));
        Assert.Equal(("id-1", GrantState.Ended, "The lab moved."), (grant.ProviderId, grant.State, grant.Reason));
    }

    [Fact]
    public void Maintainers_give_access_and_never_to_themselves()
    {
        Assert.Contains("maintainer", RefusalOf(() => Grant.Want(Opened(), Ada, Now)), StringComparison.Ordinal);
        Assert.Contains("maintainer", RefusalOf(() => Grant.Want(Opened(), Chidi, Now)), StringComparison.Ordinal);
        Assert.Contains("Somebody else", RefusalOf(() => Grant.Want(Opened(Erin), Erin, Now)), StringComparison.Ordinal);
        Assert.NotNull(Grant.Want(Opened(Erin), Shantanu, Now));
    }

    [Fact]
    public void Access_is_given_to_what_is_under_way()
    {
        var declined = Requested();
        declined.Decline("No.", Erin, Now);

        Assert.NotEmpty(RefusalOf(() => Grant.Want(Requested(), Erin, Now)));
        Assert.NotEmpty(RefusalOf(() => Grant.Want(declined, Erin, Now)));
        Assert.NotNull(Grant.Want(Submitted(), Erin, Now));
    }

    [Fact]
    public void A_grant_is_taken_away_with_a_reason_by_another_maintainer()
    {
        var grant = Live();

        Assert.Contains("maintainer", RefusalOf(() => grant.Revoke("x", Ada, Now)), StringComparison.Ordinal);
        Assert.Contains("Say why", RefusalOf(() => grant.Revoke(" ", Erin, Now)), StringComparison.Ordinal);
        Assert.Contains("Another maintainer", RefusalOf(() => Live(Erin).Revoke("x", Erin, Now)), StringComparison.Ordinal);
        grant.Revoke("The lab moved.", Erin, Now);
        Assert.Contains("The lab moved.", RefusalOf(() => grant.Use(Hour, Now)), StringComparison.Ordinal);
        Assert.NotEmpty(RefusalOf(() => grant.Revoke("again", Erin, Now)));
    }

    [Fact]
    public void The_contributor_gives_back_what_is_theirs()
    {
        var grant = Live();

        Assert.NotEmpty(RefusalOf(() => grant.GiveBack(Noor, Now)));
        Assert.NotEmpty(RefusalOf(() => grant.GiveBack(Erin, Now)));
        grant.GiveBack(Ada, Now);

        Assert.Equal(GrantState.Ending, grant.State);
    }

    [Fact]
    public void Only_a_live_grant_gives_anything()
    {
        var grant = Grant.WantFor(Lab, Permission.ReadWrite, Now.AddDays(2), Opened(), Erin, Now);
        Assert.Contains("being made", RefusalOf(() => grant.Use(Hour, Now)), StringComparison.Ordinal);
        grant.Fail("AWS is away.", Now);
        Assert.Contains("AWS is away.", RefusalOf(() => grant.Use(Hour, Now)), StringComparison.Ordinal);

        grant.Make("id-1", Now);
        grant.Use(Hour, Now.AddDays(1));

        Assert.Equal(Now.AddDays(1), grant.LastUsedAt);
        Assert.Contains("ended on", RefusalOf(() => grant.Use(Hour, Now.AddDays(2))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_grant_ends_on_its_day_and_not_before()
    {
        var grant = Grant.WantFor(Lab, Permission.Read, Now.AddDays(2), Opened(), Erin, Now);

        Assert.NotEmpty(RefusalOf(() => grant.Expire(Now.AddDays(1))));
        Assert.NotEmpty(RefusalOf(() => Live().Expire(Now.AddYears(90))));
        grant.Expire(Now.AddDays(2));

        Assert.Equal(GrantState.Ending, grant.State);
    }

    [Fact]
    public void A_deposit_that_needs_none_ends_its_grants()
    {
        var deposit = Opened();
        var (portals, own) = (Grant.Want(deposit, Erin, Now), Grant.WantFor(Lab, Permission.ReadWrite, null, deposit, Erin, Now));
        Assert.NotEmpty(RefusalOf(() => portals.EndWith(deposit, Ada, Now)));
        Assert.NotEmpty(RefusalOf(() => portals.EndWith(Opened(), Ada, Now)));

        deposit.Submit(Ada, Now);
        own.EndWith(deposit, Ada, Now);
        Assert.NotEmpty(RefusalOf(() => portals.EndWith(deposit, Ada, Now)));
        deposit.Withdraw(Ada, Now);
        portals.EndWith(deposit, Ada, Now);

        Assert.Equal(("the deposit was submitted", "the deposit was withdrawn"), (own.Reason, portals.Reason));
    }

    [Theory]
    [InlineData("arn:aws:iam::111122223333:root")]
    [InlineData("arn:aws:iam::111122223333:role/*")]
    [InlineData("somebody")]
    [InlineData("")]
    public void Only_a_user_or_role_holds_a_grant(string arn) =>
        Assert.NotEmpty(RefusalOf(() => Grant.WantFor(new Grantee(GranteeKind.Iam, arn), Permission.Read, null, Opened(), Erin, Now)));

    [Fact]
    public void What_fails_is_tried_again_after_a_pause_that_grows_to_ten_minutes()
    {
        var grant = Grant.Want(Opened(), Erin, Now);
        var pauses = Enumerable.Range(0, 40).Select(_ =>
        {
            grant.Fail("AWS is away.", Now);
            return (grant.TryAfter!.Value - Now).TotalSeconds;
        }).ToList();

        Assert.Equal(5, pauses[0]);
        Assert.Equal(pauses.Order(), pauses);
        Assert.Equal(600, pauses[^1]);
    }

    private static Deposit Opened(Actor? by = null)
    {
        var deposit = Requested(by);
        deposit.Open(deposit.OwnerId == Erin.Id ? Shantanu : Erin, Now);
        return deposit;
    }

    private static Grant Live(Actor? by = null)
    {
        var grant = Grant.Want(Opened(by), by == Erin ? Shantanu : Erin, Now);
        grant.Make("id-1", Now);
        return grant;
    }
}
