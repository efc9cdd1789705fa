using Curation.Granting;
using Curation.Store;
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

    private static readonly GrantScope Due = GrantScope.Parse("s3://staging/cpg0037-oasis/broad/*");

    private static readonly ProviderGrant Stray =
        new("stray", Due, Permission.ReadWrite, Grantee.Parse("arn:aws:iam::111122223333:role/portal"), "default", Now);

    private static readonly GrantState[] NotEnding = [GrantState.Wanted, GrantState.Live];

    // Of a grant that is Ada's, and of one that is Erin's, who is a maintainer herself.
    private static readonly Dictionary<GrantAct, (IReadOnlyList<Actor> OfAdas, IReadOnlyList<Actor> OfErins, GrantState[] In)> Table = new()
    {
        [GrantAct.GiveBack] = ([Ada], [Erin], NotEnding),
        [GrantAct.SetEnd] = (Maintainers, [Shantanu], NotEnding),
        [GrantAct.Revoke] = (Maintainers, [Shantanu], NotEnding),
        [GrantAct.MakeAgain] = (Maintainers, [Shantanu], [GrantState.Live]),
    };

    private static readonly DepositState[] DueStates =
    [
        DepositState.Open, DepositState.ChangesAsked, DepositState.Submitted, DepositState.Failed, DepositState.Approved, DepositState.Copying,
    ];

    public static TheoryData<GrantState> States => [.. Enum.GetValues<GrantState>()];

    [Theory]
    [MemberData(nameof(States))]
    public void An_act_is_open_to_these_and_to_nobody_else(GrantState state)
    {
        foreach (var (act, (ofAdas, ofErins, open)) in Table)
        {
            foreach (var (owner, named) in new[] { (Ada, ofAdas), (Erin, ofErins) })
            {
                var expected = open.Contains(state) ? Names(named) : "";
                var (endless, ending) = (To(state, owner, null), To(state, owner, Now.AddDays(1)));

                Assert.Equal((act, expected), (act, Open(actor => endless.Offers(act, actor, Now))));
                Assert.Equal((act, expected), (act, Open(actor => ending.Offers(act, actor, Now))));

                // Past its day it is given anew, though nobody has ended it yet.
                Assert.Equal(
                    (act, act is GrantAct.SetEnd ? "" : expected), (act, Open(actor => ending.Offers(act, actor, Now.AddDays(1)))));
            }
        }

        Assert.Equal(Enum.GetValues<GrantAct>(), Table.Keys.Order());
    }

    [Theory]
    [MemberData(nameof(DepositLives.States), MemberType = typeof(DepositLives))]
    public void Access_is_given_and_a_stray_adopted_by_these_and_by_nobody_else(DepositState state)
    {
        var isDue = DueStates.Contains(state);
        var (adas, erins) = (DepositLives.To(state, Ada), DepositLives.To(state, Erin));

        Assert.Equal(isDue ? Names([Erin, Shantanu, Actor.Portal]) : "", Open(actor => Grant.MayGive(adas, actor)));
        Assert.Equal(isDue ? Names([Shantanu, Actor.Portal]) : "", Open(actor => Grant.MayGive(erins, actor)));
        Assert.Equal(isDue ? Names(Maintainers) : "", Open(actor => Grant.MayAdopt(adas, actor)));
        Assert.Equal(isDue ? Names([Shantanu]) : "", Open(actor => Grant.MayAdopt(erins, actor)));
    }

    [Fact]
    public void Maintainers_compare_and_have_strays_deleted()
    {
        Assert.Equal(Names(Maintainers), Open(Grant.MayCompare));
        Assert.Equal(Names(Maintainers), Open(Grant.MayEndStray));
    }

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
            Assert.True(
                Grant.MayAdopt(deposit, actor)
                    == RefusalIn(() => Grant.Adopt(Stray, isPortals: true, Due, deposit, null, "Made by hand.", actor, Now)) is null,
                $"{actor.Id}, a stray for {owner.Id}, {state}");
            Assert.Equal(Grant.MayEndStray(actor), RefusalIn(() => Grant.EndStray(Stray, "Nobody's.", actor, Now)) is null);
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
