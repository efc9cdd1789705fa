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
