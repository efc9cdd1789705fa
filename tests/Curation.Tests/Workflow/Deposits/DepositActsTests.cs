using Curation.Requesting;
using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;
using static Curation.Tests.Workflow.Deposits.DepositLives;
using static Curation.Tests.Workflow.WorkflowSamples;

namespace Curation.Tests.Workflow.Deposits;

/// <summary>What is offered is what happens: with all that is typed in order, an act is refused exactly where it was not offered.</summary>
public sealed class DepositActsTests
{
    private static readonly LicenceAgreement Next = new("2", "Other words.");

    private static readonly SubmittedCheck Clean = new(Guid.NewGuid(), 10, 10, 0, 0, true, "abc");

    // Deciding what becomes of the data is one with approving it, but for the hold.
    private static readonly Dictionary<DepositAct, Action<Deposit, Actor>> Acts = new()
    {
        [DepositAct.Open] = (deposit, by) => deposit.Open(by, Now, deposit.Revision),
        [DepositAct.Decline] = (deposit, by) => deposit.Decline("No.", by, Now),
        [DepositAct.Return] = (deposit, by) => deposit.Return("Name the stains.", by, Now),
        [DepositAct.Endorse] = (deposit, by) => deposit.Endorse("I know the lab.", deposit.Revision, by, Now),
        [DepositAct.Answer] = (deposit, by) => deposit.Answer(deposit.Prefix, null, "It is as it is.", deposit.Revision, by, Now),
        [DepositAct.Edit] = (deposit, by) => deposit.Answer(
            deposit.Prefix, deposit.Dataset! with { Title = "Three plates" }, null, deposit.Revision, by, Now),
        [DepositAct.Agree] = (deposit, by) => deposit.Agree(Next, by, Now),
        [DepositAct.LiftHold] = (deposit, by) => deposit.LiftHold(by, Now),
        [DepositAct.Withdraw] = (deposit, by) => deposit.Withdraw(by, Now),
        [DepositAct.Upload] = (deposit, by) => deposit.AskCredentials(Permission.ReadWrite, TimeSpan.FromHours(1), by, Now),
        [DepositAct.Download] = (deposit, by) => deposit.AskCredentials(Permission.Read, TimeSpan.FromHours(1), by, Now),
        [DepositAct.Declare] = (deposit, by) => deposit.Declare(12, by, Now),
        [DepositAct.Submit] = (deposit, by) => deposit.Submit(Clean, Clean.Id, null, by, Now),
        [DepositAct.Review] = (deposit, by) => deposit.Approve(by, AfterHold),
        [DepositAct.Approve] = (deposit, by) => deposit.Approve(by, Now),
        [DepositAct.AskChanges] = (deposit, by) => deposit.AskChanges("Name the plates.", by, Now),
        [DepositAct.Comment] = (deposit, by) => deposit.Comment("Hello.", by, Now),
    };

    private const DepositState Requested = DepositState.Requested;
    private static readonly DepositState[] Filled = [DepositState.Open, DepositState.ChangesAsked];
    private static readonly DepositState[] Reviewed = [DepositState.Submitted, DepositState.Failed];
    private static readonly DepositState[] Copied = [DepositState.Approved, DepositState.Copying];

    // Of a deposit that is Ada's, and of one that is Erin's, who is a maintainer herself. Written out: the acts and the pages ask one predicate.
    private static readonly Dictionary<DepositAct, (IReadOnlyList<Actor> OfAdas, IReadOnlyList<Actor> OfErins, DepositState[] In)> Table = new()
    {
        [DepositAct.Open] = (Maintainers, [Shantanu], [Requested]),
        [DepositAct.Decline] = (Maintainers, Maintainers, [Requested]),
        [DepositAct.Return] = (Maintainers, Maintainers, [Requested]),
        [DepositAct.Endorse] = ([Chidi], [Chidi], [Requested]),
        [DepositAct.Answer] = ([Ada], [Erin], [Requested]),
        [DepositAct.Edit] = ([Ada], [Erin], [Requested]),
        [DepositAct.Agree] = ([Ada], [Erin], [Requested]),
        [DepositAct.LiftHold] = ([Ada], [Erin], [Requested, .. Filled, .. Reviewed, .. Copied]),
        [DepositAct.Withdraw] = ([Ada], [Erin], [Requested, .. Filled, DepositState.Submitted]),
        [DepositAct.Upload] = ([Ada], [Erin], Filled),
        [DepositAct.Download] = ([Ada], [Erin], [.. Filled, .. Reviewed, .. Copied]),
        [DepositAct.Declare] = ([Ada], [Erin], Filled),
        [DepositAct.Submit] = ([Ada], [Erin], Filled),
        [DepositAct.Review] = (Maintainers, [Shantanu], Reviewed),
        [DepositAct.Approve] = (Maintainers, [Shantanu], Reviewed),
        [DepositAct.AskChanges] = (Maintainers, Maintainers, Reviewed),
        [DepositAct.Comment] = ([Ada, Chidi, .. Maintainers], [Chidi, .. Maintainers], Enum.GetValues<DepositState>()),
    };

    [Theory]
    [MemberData(nameof(DepositLives.States), MemberType = typeof(DepositLives))]
    public void An_act_is_open_to_these_and_to_nobody_else(DepositState state)
    {
        foreach (var act in Enum.GetValues<DepositAct>())
        {
            foreach (var (owner, named) in new[] { (Ada, Table[act].OfAdas), (Erin, Table[act].OfErins) })
            {
                var deposit = To(state, owner, held: act is DepositAct.LiftHold, returned: act is DepositAct.Answer);
                Assert.Equal(
                    (act, Table[act].In.Contains(state) ? Names(named) : ""), (act, Open(actor => deposit.Offers(act, actor, Now))));
            }
        }
    }

    [Theory]
    [MemberData(nameof(DepositLives.States), MemberType = typeof(DepositLives))]
    public void A_hold_shuts_the_approval_until_its_day_and_nothing_else(DepositState state)
    {
        foreach (var owner in new[] { Ada, Erin })
        {
            var (held, free) = (To(state, owner, held: true), To(state, owner));
            foreach (var act in Enum.GetValues<DepositAct>().Except([DepositAct.Approve, DepositAct.LiftHold]))
            {
                Assert.Equal((act, Open(actor => free.Offers(act, actor, Now))), (act, Open(actor => held.Offers(act, actor, Now))));
            }

            Assert.Equal("", Open(actor => held.Offers(DepositAct.Approve, actor, Now)));
            Assert.Equal("", Open(actor => free.Offers(DepositAct.LiftHold, actor, Now)));
            Assert.Equal("", Open(actor => held.Offers(DepositAct.LiftHold, actor, AfterHold)));
            Assert.Equal(
                Open(actor => free.Offers(DepositAct.Approve, actor, Now)), Open(actor => held.Offers(DepositAct.Approve, actor, AfterHold)));
        }
    }

    [Theory]
    [MemberData(nameof(DepositLives.States), MemberType = typeof(DepositLives))]
    public void An_act_is_offered_exactly_when_the_deposit_lets_it_happen(DepositState state)
    {
        foreach (var (owner, actor) in Owners.SelectMany(owner => Everybody.Select(actor => (owner, actor))))
        {
            foreach (var champion in new[] { "", "chidi@champions.example", "erin@gallery.example" })
            {
                foreach (var (held, returned) in new[] { (false, false), (true, false), (false, true) })
                {
                    foreach (var act in Enum.GetValues<DepositAct>())
                    {
                        var refusal = RefusalIn(() => Acts[act](Life(), actor));
                        Assert.True(
                            Life().Offers(act, actor, Now) == refusal is null,
                            $"{act} for {actor.Id}, of {owner.Id}, {state}, champion “{champion}”, held {held}, returned {returned}: {refusal ?? "it happened"}");
                    }

                    Deposit Life() => To(state, owner, champion, held, returned);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(DepositLives.States), MemberType = typeof(DepositLives))]
    public void A_copy_that_waits_is_cancelled_before_changes_are_asked_for(DepositState state)
    {
        foreach (var actor in Everybody)
        {
            Assert.False(To(state, Ada).Offers(DepositAct.AskChanges, actor, Now, copyWaits: true));
            Assert.NotNull(RefusalIn(() => To(state, Ada).AskChanges("Name the plates.", actor, Now, copyWaits: true)));
        }
    }

    [Fact]
    public void Each_act_is_somebodys_somewhere()
    {
        foreach (var act in Enum.GetValues<DepositAct>())
        {
            Assert.Contains(
                Enum.GetValues<DepositState>(),
                state => Everybody.Any(actor => Offers(state, actor, held: false) || Offers(state, actor, held: true)));

            bool Offers(DepositState state, Actor actor, bool held) =>
                To(state, Ada, held: held).Offers(act, actor, Now) || To(state, Ada, held: held, returned: true).Offers(act, actor, Now);
        }
    }
}
