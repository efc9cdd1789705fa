using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Curation.Workflow.People;
using Testing.Requests;
using static Curation.Tests.Workflow.WorkflowSamples;

namespace Curation.Tests.Workflow.Facts;

/// <summary>What cannot be taken back asks for a sign-in that is not too old; everything else does not.</summary>
public sealed class FreshSignInTests
{
    private static readonly Actor Late = Erin with { FreshUntil = Now.AddTicks(-1) };
    private static readonly Actor InTime = Erin with { FreshUntil = Now };

    [Fact]
    public void The_approval_of_a_request()
    {
        var deposit = Requested();

        Assert.Throws<StaleSignInException>(() => deposit.Open(Late, Now));
        Assert.Equal(DepositState.Requested, deposit.State);
        deposit.Open(InTime, Now);
    }

    [Fact]
    public void The_approval_of_a_promotion()
    {
        var deposit = Submitted();
        var run = Checked(deposit);
        var promotion = Planned(deposit, run);

        Assert.Throws<StaleSignInException>(() => promotion.Approve(deposit, run, "abc", null, Late, Now));
        Assert.Equal((DepositState.Submitted, null), (deposit.State, promotion.ApprovedAt));
        promotion.Approve(deposit, run, "abc", null, InTime, Now);
    }

    [Fact]
    public void The_release_of_held_data()
    {
        var form = PlainRequests.Form() with { HoldUntil = Now.AddDays(10).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) };
        var deposit = Deposit.Request(Prefix.Parse("cpg0037-oasis/broad"), PlainRequests.Read(form, Now), Ada, Now);

        Assert.Throws<StaleSignInException>(() => deposit.LiftHold(Ada with { FreshUntil = Now.AddTicks(-1) }, Now));
        Assert.True(deposit.IsHeld(Now));
        deposit.LiftHold(Ada with { FreshUntil = Now }, Now);
    }

    [Fact]
    public void A_role_and_letting_somebody_in_again()
    {
        var person = Person.Join(new SignedInPerson("https://login.example", "ada", "Ada", "", Role.Contributor), Now);

        Assert.Throws<StaleSignInException>(() => person.SetRole(Role.Maintainer, Late, Now));
        person.Disable(Late, Now);
        Assert.Throws<StaleSignInException>(() => person.Enable(Late, Now));
        Assert.Equal((Role.Contributor, true), (person.Role, person.IsDisabled));
        person.Enable(InTime, Now);
        person.SetRole(Role.Maintainer, InTime, Now);
    }

    [Fact]
    public void Whoever_was_made_without_a_word_of_it_is_not_fresh()
    {
        var unsaid = new Actor(Erin.Id, Erin.Name, Erin.Email, Erin.Role);
        var person = Person.Join(new SignedInPerson("https://login.example", "mia", "Mia", "", Role.Maintainer), Now);

        Assert.Throws<StaleSignInException>(() => Requested().Open(unsaid, Now));
        Assert.Throws<StaleSignInException>(() => Requested().Open(person.AsActor(), Now));
    }

    /// <summary>Whoever may not do it at all is told that, and not to sign in for nothing.</summary>
    [Fact]
    public void A_refusal_for_ever_goes_first()
    {
        Assert.IsType<RefusedException>(Record.Exception(() => Requested().Open(Ada with { FreshUntil = DateTimeOffset.MinValue }, Now)));
        Assert.IsType<RefusedException>(Record.Exception(() => Requested(Erin).Open(Late, Now)));
    }

    [Fact]
    public void What_can_be_taken_back_asks_for_nothing()
    {
        var deposit = Submitted();

        deposit.Comment("Looks good.", Late, Now);
        deposit.AskChanges("Rename it.", Late, Now);
        Requested().Decline("Not ours.", Late, Now);
    }
}
