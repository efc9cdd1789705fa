using Curation.Tests.Workflow.Deposits;
using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;
using Curation.Workflow.Grants;
using static Curation.Tests.Workflow.Deposits.DepositLives;
using static Curation.Tests.Workflow.WorkflowSamples;

namespace Curation.Tests.Workflow.Grants;

/// <summary>What is offered about a grant is what happens.</summary>
public sealed class GrantActsTests
{
    private static readonly Dictionary<GrantAct, Action<Grant, Actor, DateTimeOffset>> Acts = new()
    {
        [GrantAct.GiveBack] = (grant, by, at) => grant.GiveBack(by, at),
        [GrantAct.SetEnd] = (grant, by, at) => grant.SetEnd(at.AddDays(3), "Until the paper is out.", by, at),
        [GrantAct.Revoke] = (grant, by, at) => grant.Revoke("The lab moved.", by, at),
        [GrantAct.MakeAgain] = (grant, by, at) => grant.MakeAgain("it was gone", by, at),
    };

    public static TheoryData<GrantState> States => [.. Enum.GetValues<GrantState>()];

    [Theory]
    [MemberData(nameof(States))]
    public void An_act_is_offered_exactly_when_the_grant_lets_it_happen(GrantState state)
    {
        foreach (var (owner, actor) in Owners.SelectMany(owner => Everybody.Select(actor => (owner, actor))))
        {
            foreach (var (ends, at) in new (DateTimeOffset?, DateTimeOffset)[]
            {
                (null, Now),
                (Now.AddDays(1), Now),
                (Now.AddDays(1), Now.AddDays(2)),
            })
            {
                foreach (var act in Enum.GetValues<GrantAct>())
                {
                    var refusal = RefusalIn(() => Acts[act](Life(), actor, at));
                    Assert.True(
                        Life().Offers(act, actor, at) == refusal is null,
                        $"{act} for {actor.Id}, of {owner.Id}, {state}, until {ends} at {at}: {refusal ?? "it happened"}");
                }

                Grant Life() => To(state, owner, ends);
            }
        }
    }

    [Theory]
    [MemberData(nameof(DepositLives.States), MemberType = typeof(DepositLives))]
    public void Access_may_be_given_exactly_when_it_is(DepositState state)
    {
        foreach (var (owner, actor) in Owners.SelectMany(owner => Everybody.Select(actor => (owner, actor))))
        {
            var deposit = DepositLives.To(state, owner);
            Assert.True(
                Grant.MayGive(deposit, actor) == RefusalIn(() => Grant.Want(deposit, actor, Now)) is null, $"{actor.Id}, to {owner.Id}, {state}");
        }
    }

    private static Grant To(GrantState state, Actor owner, DateTimeOffset? ends)
    {
        var grant = Grant.Want(DepositLives.To(DepositState.Open, owner), owner == Erin ? Shantanu : Erin, Now, ends);
        if (state is not GrantState.Wanted)
        {
            grant.Make("a", Now);
        }

        if (state is GrantState.Ending or GrantState.Ended)
        {
            grant.GiveBack(owner, Now);
        }

        if (state is GrantState.Ended)
        {
            grant.Finish(Now);
        }

        return grant;
    }
}
