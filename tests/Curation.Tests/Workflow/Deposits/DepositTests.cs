using Curation.Store;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using static Curation.Tests.Workflow.WorkflowSamples;

namespace Curation.Tests.Workflow.Deposits;

public sealed class DepositTests
{
    [Fact]
    public void Each_transition_tells_one_fact()
    {
        var deposit = Requested();
        deposit.Open(Erin, Now);
        deposit.AskCredentials(Permission.ReadWrite, TimeSpan.FromHours(1), Ada, Now);
        deposit.Submit(Ada, Now);
        deposit.AskChanges("Rename the plate.", Erin, Now);
        deposit.Submit(Ada, Now);

        Assert.Equal(
            ["deposit.requested", "deposit.opened", "credentials.asked", "deposit.submitted", "deposit.changes-asked", "deposit.submitted"],
            deposit.Untold.Select(fact => fact.What));
    }

    [Fact]
    public void Only_maintainers_decide_and_never_on_their_own_request()
    {
        Assert.Contains("maintainer", RefusalOf(() => Requested().Open(Ada, Now)), StringComparison.Ordinal);
        Assert.Contains("maintainer", RefusalOf(() => Requested().Open(Chidi, Now)), StringComparison.Ordinal);
        Assert.Contains("maintainer", RefusalOf(() => Requested().Decline("no", Ada, Now)), StringComparison.Ordinal);
        Assert.Contains("Somebody else", RefusalOf(() => Requested(Erin).Open(Erin, Now)), StringComparison.Ordinal);
        Assert.Contains("not the contributor", RefusalOf(() => Submitted(Erin).Approve(Erin, Now)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_request_is_declined_with_a_reason_only()
    {
        Assert.Contains("Say why", RefusalOf(() => Requested().Decline("  ", Erin, Now)), StringComparison.Ordinal);

        var deposit = Requested();
        deposit.Decline("The number is taken.", Erin, Now);

        Assert.Equal((DepositState.Declined, "The number is taken."), (deposit.State, deposit.Remark));
        Assert.True(deposit.IsOver);
    }

    [Fact]
    public void Nobody_else_learns_of_a_deposit()
    {
        var deposit = Requested();

        Assert.True(deposit.MayBeReadBy(Ada));
        Assert.True(deposit.MayBeReadBy(Erin));
        Assert.True(deposit.MayBeReadBy(Chidi));
        Assert.False(deposit.MayBeReadBy(Noor));
        Assert.False(deposit.MayBeReadBy(Chidi with { Email = "other@champions.example" }));
        Assert.False(deposit.MayBeReadBy(Noor with { Email = deposit.Champion }));
        Assert.False(Deposit.Request(deposit.Prefix, "x", 1, "", Ada, Now).MayBeReadBy(Chidi with { Email = "" }));
    }

    [Theory]
    [InlineData(14, false)]
    [InlineData(15, true)]
    [InlineData(720, true)]
    [InlineData(721, false)]
    public void Credentials_last_from_fifteen_minutes_to_twelve_hours(int minutes, bool allowed)
    {
        var deposit = Requested();
        deposit.Open(Erin, Now);
        void Ask() => deposit.AskCredentials(Permission.ReadWrite, TimeSpan.FromMinutes(minutes), Ada, Now);

        if (allowed)
        {
            Ask();
            Assert.Equal("credentials.asked", deposit.Untold[^1].What);
        }
        else
        {
            Assert.Contains("15 minutes", RefusalOf(Ask), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Credentials_go_to_the_owner_of_an_open_deposit()
    {
        var hour = TimeSpan.FromHours(1);
        var open = Requested();
        open.Open(Erin, Now);

        Assert.Contains("contributor", RefusalOf(() => open.AskCredentials(Permission.Read, hour, Erin, Now)), StringComparison.Ordinal);
        Assert.Contains("not approved", RefusalOf(() => Requested().AskCredentials(Permission.Read, hour, Ada, Now)), StringComparison.Ordinal);
        Assert.Contains("was submitted", RefusalOf(() => Submitted().AskCredentials(Permission.ReadWrite, hour, Ada, Now)), StringComparison.Ordinal);
        Submitted().AskCredentials(Permission.Read, hour, Ada, Now);
    }

    [Fact]
    public void What_was_decided_stays_decided()
    {
        var declined = Requested();
        declined.Decline("No.", Erin, Now);

        Assert.NotEmpty(RefusalOf(() => declined.Open(Erin, Now)));
        Assert.NotEmpty(RefusalOf(() => declined.Submit(Ada, Now)));
        Assert.NotEmpty(RefusalOf(() => declined.Withdraw(Ada, Now)));
        Assert.NotEmpty(RefusalOf(() => Submitted().Declare(12, Ada, Now)));
        Assert.NotEmpty(RefusalOf(() => Requested().Submit(Ada, Now)));
        Assert.NotEmpty(RefusalOf(() => Submitted().Publish(Now)));
    }
}
