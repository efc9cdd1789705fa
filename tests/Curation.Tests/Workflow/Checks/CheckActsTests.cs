using Curation.Tests.Workflow.Deposits;
using Curation.Workflow.Actors;
using Curation.Workflow.Checks;
using Curation.Workflow.Deposits;
using static Curation.Tests.Workflow.Deposits.DepositLives;
using static Curation.Tests.Workflow.WorkflowSamples;

namespace Curation.Tests.Workflow.Checks;

/// <summary>Checks and waivers are offered to whom they are not refused.</summary>
public sealed class CheckActsTests
{
    private static readonly DateTimeOffset Until = Now.AddDays(30);

    private static readonly Actor[] Champions = [.. Everybody.Where(actor => actor.Role is Role.Champion)];

    [Theory]
    [MemberData(nameof(DepositLives.States), MemberType = typeof(DepositLives))]
    public void Checks_and_waivers_are_open_to_these_and_to_nobody_else(DepositState state)
    {
        var (adas, erins) = (To(state, Ada), To(state, Erin));
        var isStaged = state is not (DepositState.Requested or DepositState.Declined);
        var isUnderWay = state is not (DepositState.Declined or DepositState.Withdrawn);

        Assert.Equal(isStaged ? Names([Ada, Chidi, .. Maintainers]) : "", Open(actor => CheckRun.MayAsk(adas, actor)));
        Assert.Equal(isStaged ? Names([Chidi, .. Maintainers]) : "", Open(actor => CheckRun.MayAsk(erins, actor)));
        Assert.Equal(isUnderWay ? Names(Maintainers) : "", Open(actor => Waiver.MayGive(adas, actor)));
        Assert.Equal(isUnderWay ? Names([Shantanu]) : "", Open(actor => Waiver.MayGive(erins, actor)));
    }

    [Fact]
    public void A_check_is_read_by_these_and_by_nobody_else()
    {
        var (deposit, other) = (To(DepositState.Open, Ada), To(DepositState.Open, Noor));
        var (staged, gallery, listing) = (
            CheckRun.Ask(deposit, Ada, Now), CheckRun.AskOfGallery(deposit.Prefix, Chidi, Now), CheckRun.AskOfListing("a.csv", null, Noor, Now));

        Assert.Equal(Names([Ada, Chidi, .. Maintainers]), Open(actor => staged.MayBeReadBy(actor, deposit)));
        Assert.Equal("", Open(actor => staged.MayBeReadBy(actor, other)));
        Assert.Equal("", Open(actor => staged.MayBeReadBy(actor, null)));
        Assert.Equal(Names([.. Champions, .. Maintainers]), Open(actor => gallery.MayBeReadBy(actor, null)));
        Assert.Equal(Names([Noor, .. Maintainers]), Open(actor => listing.MayBeReadBy(actor, null)));
    }

    [Fact]
    public void A_waiver_is_ended_while_it_counts_by_a_maintainer_who_is_not_the_contributor()
    {
        foreach (var (owner, named) in new[] { (Ada, Maintainers), (Erin, [Shantanu]) })
        {
            var deposit = To(DepositState.Open, owner);
            var waiver = Waiver.Give(deposit, "K003", null, "Blanks.", Until, Shantanu, Now);

            Assert.Equal(Names(named), Open(actor => waiver.MayBeEndedBy(deposit, actor, Now)));
            Assert.Equal("", Open(actor => waiver.MayBeEndedBy(deposit, actor, Until)));
            Assert.Equal("", Open(actor => waiver.MayBeEndedBy(null, actor, Now)));
            Assert.Equal("", Open(actor => waiver.MayBeEndedBy(To(DepositState.Open, owner), actor, Now)));
            waiver.End(deposit, Shantanu, Now);
            Assert.Equal("", Open(actor => waiver.MayBeEndedBy(deposit, actor, Now)));
        }
    }

    [Fact]
    public void The_gallery_is_checked_by_champions_and_maintainers_and_waived_in_by_maintainers()
    {
        var waiver = Waiver.GiveInGallery(To(DepositState.Open, Ada).Prefix, "K003", null, "Blanks.", Until, Erin, Now);

        Assert.Equal(Names([.. Champions, .. Maintainers]), Open(CheckRun.LooksAfterGallery));
        Assert.Equal(Names(Maintainers), Open(Waiver.MayGiveInGallery));
        Assert.Equal(Names(Maintainers), Open(Waiver.MayEnd));
        Assert.Equal(Names(Maintainers), Open(actor => waiver.MayBeEndedBy(null, actor, Now)));
    }

    [Theory]
    [MemberData(nameof(DepositLives.States), MemberType = typeof(DepositLives))]
    public void Checks_and_waivers_are_offered_exactly_when_the_deposit_lets_them_happen(DepositState state)
    {
        foreach (var (owner, actor) in Owners.SelectMany(owner => Everybody.Select(actor => (owner, actor))))
        {
            var deposit = To(state, owner);
            Assert.Equal(Lets(() => CheckRun.Ask(deposit, actor, Now)), CheckRun.MayAsk(deposit, actor));
            Assert.Equal(Lets(() => Waiver.Give(deposit, "K003", null, "Blanks.", Until, actor, Now)), Waiver.MayGive(deposit, actor));
        }
    }

    [Fact]
    public void A_waiver_is_ended_by_whom_it_is_offered_to()
    {
        foreach (var (owner, actor) in Owners.SelectMany(owner => Everybody.Select(actor => (owner, actor))))
        {
            foreach (var (ended, at) in new[] { (false, Now), (true, Now), (false, Until) })
            {
                var deposit = To(DepositState.Open, owner);
                foreach (var of in new[] { deposit, null, To(DepositState.Open, owner) })
                {
                    Assert.Equal(Lets(() => Given().End(of, actor, at)), Given().MayBeEndedBy(of, actor, at));
                }

                Waiver Given()
                {
                    var by = owner == Erin ? Shantanu : Erin;
                    var waiver = Waiver.Give(deposit, "K003", null, "Blanks.", Until, by, Now);
                    if (ended)
                    {
                        waiver.End(deposit, by, Now);
                    }

                    return waiver;
                }
            }
        }
    }

    [Fact]
    public void Of_the_gallery_maintainers_waive()
    {
        var prefix = To(DepositState.Open, Ada).Prefix;
        foreach (var actor in Everybody)
        {
            Assert.Equal(Lets(() => Waiver.GiveInGallery(prefix, "K003", null, "Blanks.", Until, actor, Now)), Waiver.MayGiveInGallery(actor));
            Assert.Equal(Lets(() => CheckRun.AskOfGallery(prefix, actor, Now)), CheckRun.LooksAfterGallery(actor));
        }
    }

    private static bool Lets(Action act) => RefusalIn(act) is null;
}
