using Curation.Plans;
using Curation.Store;
using Curation.Tests.Workflow.Deposits;
using Curation.Workflow.Actors;
using Curation.Workflow.Checks;
using Curation.Workflow.Deposits;
using Curation.Workflow.Promotions;
using static Curation.Tests.Workflow.Deposits.DepositLives;
using static Curation.Tests.Workflow.WorkflowSamples;

namespace Curation.Tests.Workflow.Promotions;

/// <summary>What is offered about a promotion is what happens, with all that is typed in order.</summary>
public sealed class PromotionActsTests
{
    private static readonly Dictionary<PromotionAct, Action<Life, Actor>> Acts = new()
    {
        [PromotionAct.Approve] = (life, by) => life.Promotion.Approve(life.Deposit, life.Run, "abc", null, by, Now),
        [PromotionAct.Pause] = (life, by) => life.Promotion.Pause(by, Now),
        [PromotionAct.Resume] = (life, by) => life.Promotion.Resume(life.Deposit, by, Now),
        [PromotionAct.Cancel] = (life, by) => life.Promotion.Cancel(life.Deposit, by, Now),
    };

    // Of a deposit that is Ada's, and of one that is Erin's, who is a maintainer herself: on which ways, and on which if it was given back then.
    private static readonly Dictionary<PromotionAct, (IReadOnlyList<Actor> OfAdas, IReadOnlyList<Actor> OfErins, string[] On, string[] GivenBack)>
        Table = new()
        {
            [PromotionAct.Approve] = (Maintainers, [Shantanu], ["planned"], []),
            [PromotionAct.Pause] = (
                Maintainers, Maintainers, ["asked", "planning", "approved", "copying"], ["asked", "planning", "approved", "copying"]),
            [PromotionAct.Resume] = (Maintainers, Maintainers, ["paused", "failed", "copy paused", "copy halted"], ["copy paused"]),
            [PromotionAct.Cancel] = (
                Maintainers, Maintainers, ["asked", "planning", "paused", "approved", "copying", "copy paused"],
                ["asked", "planning", "paused", "approved", "copying", "copy paused"]),
        };

    private static readonly Dictionary<string, Action<Life>> Ways = new()
    {
        ["asked"] = _ => { },
        ["planning"] = life => Run(life),
        ["paused"] = life => life.Promotion.Pause(life.Maintainer, Now),
        ["failed"] = life => life.Promotion.Fail("No answer.", Now),
        ["cancelled"] = life => life.Promotion.Cancel(life.Deposit, life.Maintainer, Now),
        ["planned"] = life => Plan(life, 0),
        ["planned with conflicts"] = life => Plan(life, 2),
        ["out of date"] = life =>
        {
            Plan(life, 0);
            var change = new StagingChange();
            change.Count(null, new StoredObject("late", 1, "e", Now));
            life.Promotion.Outdate(change, Now);
        },
        ["approved"] = Approve,
        ["copying"] = life => Copy(life),
        ["copy paused"] = life =>
        {
            Copy(life);
            life.Promotion.Pause(life.Maintainer, Now);
        },
        ["copy halted"] = life =>
        {
            Copy(life);
            life.Promotion.Fail("No answer.", Now);
            life.Deposit.Halt("No answer.", Now);
        },
        ["copy void"] = life =>
        {
            Copy(life);
            life.Promotion.Void("An object changed.", life.Deposit, Now);
        },
        ["copy cancelled"] = life =>
        {
            Copy(life);
            life.Promotion.Cancel(life.Deposit, life.Maintainer, Now);
        },
    };

    public static TheoryData<string> All => [.. Ways.Keys];

    [Theory]
    [MemberData(nameof(All))]
    public void An_act_is_open_to_these_and_to_nobody_else(string way)
    {
        foreach (var (act, (ofAdas, ofErins, on, givenBack)) in Table)
        {
            foreach (var (owner, named) in new[] { (Ada, ofAdas), (Erin, ofErins) })
            {
                Assert.Equal((act, on.Contains(way) ? Names(named) : ""), (act, Offered(act, To(way, owner, held: false, givenBack: false))));
                Assert.Equal((act, givenBack.Contains(way) ? Names(named) : ""), (act, Offered(act, To(way, owner, held: false, givenBack: true))));

                // A hold is in the way of an approval only.
                Assert.Equal(
                    (act, on.Contains(way) && act is not PromotionAct.Approve ? Names(named) : ""),
                    (act, Offered(act, To(way, owner, held: true, givenBack: false))));
            }
        }

        Assert.Equal(Enum.GetValues<PromotionAct>(), Table.Keys.Order());

        static string Offered(PromotionAct act, Life life) => Open(actor => life.Promotion.Offers(act, life.Deposit, actor, Now));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_plan_that_is_ready_waits_for_a_maintainer_who_is_not_the_contributor_whatever_is_in_the_way(string way)
    {
        var (isReady, goesOn) = (way is "planned" or "planned with conflicts", way is "paused" or "failed" or "copy paused" or "copy halted");
        foreach (var (owner, named) in new[] { (Ada, Maintainers), (Erin, [Shantanu]) })
        {
            var life = To(way, owner, held: true, givenBack: false);
            Assert.Equal(isReady ? Names(named) : "", Open(actor => life.Promotion.AwaitsDecisionOf(actor, life.Deposit)));
            Assert.Equal(goesOn, life.Promotion.CanGoOn(life.Deposit));
        }
    }

    [Fact]
    public void A_copy_that_halted_goes_on_for_nobody_once_its_deposit_was_submitted_again()
    {
        var life = To("copy halted", Ada, held: false, givenBack: true);
        life.Deposit.Submit(Ada, Now);

        Assert.False(life.Promotion.CanGoOn(life.Deposit));
        Assert.Equal("", Open(actor => life.Promotion.Offers(PromotionAct.Resume, life.Deposit, actor, Now)));
    }

    [Theory]
    [MemberData(nameof(DepositLives.States), MemberType = typeof(DepositLives))]
    public void A_promotion_is_planned_by_maintainers_while_they_review(DepositState state)
    {
        foreach (var owner in new[] { Ada, Erin })
        {
            var deposit = DepositLives.To(state, owner);
            Assert.Equal(
                state is DepositState.Submitted or DepositState.Failed ? Names(Maintainers) : "", Open(actor => Promotion.MayPlan(deposit, actor)));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void An_act_is_offered_exactly_when_the_promotion_lets_it_happen(string way)
    {
        foreach (var (owner, actor) in Owners.SelectMany(owner => Everybody.Select(actor => (owner, actor))))
        {
            foreach (var (held, givenBack) in new[] { (false, false), (true, false), (false, true) })
            {
                foreach (var act in Enum.GetValues<PromotionAct>())
                {
                    var refusal = RefusalIn(() => Acts[act](Begin(), actor));
                    var life = Begin();
                    Assert.True(
                        life.Promotion.Offers(act, life.Deposit, actor, Now) == refusal is null,
                        $"{act} for {actor.Id}, of {owner.Id}, {way}, held {held}, given back {givenBack}: {refusal ?? "it happened"}");
                }

                Life Begin() => To(way, owner, held, givenBack);
            }
        }
    }

    [Theory]
    [MemberData(nameof(DepositLives.States), MemberType = typeof(DepositLives))]
    public void A_plan_is_offered_exactly_when_the_deposit_lets_it_happen(DepositState state)
    {
        foreach (var (owner, actor) in Owners.SelectMany(owner => Everybody.Select(actor => (owner, actor))))
        {
            var deposit = DepositLives.To(state, owner);
            if (CheckRun.MayAsk(deposit, Erin))
            {
                Assert.Equal(RefusalIn(() => Promotion.Plan(deposit, Checked(deposit), actor, Now)) is null, Promotion.MayPlan(deposit, actor));
            }
            else
            {
                Assert.False(Promotion.MayPlan(deposit, actor));
            }
        }
    }

    private static Life To(string way, Actor owner, bool held, bool givenBack)
    {
        var deposit = DepositLives.To(DepositState.Submitted, owner, held: held);
        var run = Checked(deposit);
        var maintainer = owner == Erin ? Shantanu : Erin;
        var life = new Life(deposit, run, Promotion.Plan(deposit, run, maintainer, Now), maintainer);
        Ways[way](life);
        if (givenBack && deposit.State.IsReviewed())
        {
            deposit.AskChanges("Name the plates.", maintainer, Now);
        }

        return life;
    }

    private static void Run(Life life) => life.Promotion.TakeUp("process", TimeSpan.FromMinutes(1), Now);

    private static void Plan(Life life, int conflicts)
    {
        Run(life);
        var plan = new PlanSummary();
        for (var i = 0; i < 10; i++)
        {
            plan.Count(new StoredObject($"cpg0037-oasis/broad/{i}", 100, "e", Now), i < conflicts ? EntryState.Conflicting : EntryState.New);
        }

        life.Promotion.FinishPlan(plan, Now);
    }

    private static void Approve(Life life)
    {
        Plan(life, 0);
        life.Promotion.Approve(life.Deposit, life.Run, "abc", null, life.Maintainer, AfterHold);
    }

    private static void Copy(Life life)
    {
        Approve(life);
        Run(life);
        life.Deposit.BeginCopy(Now);
    }

    private sealed record Life(Deposit Deposit, CheckRun Run, Promotion Promotion, Actor Maintainer);
}
