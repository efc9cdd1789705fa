using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;
using Portal.Deposits;

namespace Portal.Tests.Deposits;

/// <summary>Whose turn it is, written out: pages tell it in their headings, and copy none of it.</summary>
public sealed class NextActorTests
{
    private static readonly Actor Ada = Of("ada", Role.Contributor);
    private static readonly Actor Chidi = Of("chidi", Role.Champion);
    private static readonly Actor Erin = Of("erin", Role.Maintainer);
    private static readonly Actor Shantanu = Of("shantanu", Role.Maintainer);
    private static readonly Actor[] Everybody = [Ada, Chidi, Erin, Shantanu];

    [Theory]
    [InlineData(DepositState.Requested, "a maintainer", "erin shantanu", "shantanu")]
    [InlineData(DepositState.Open, "the contributor", "ada", "erin")]
    [InlineData(DepositState.ChangesAsked, "the contributor", "ada", "erin")]
    [InlineData(DepositState.Submitted, "a maintainer", "erin shantanu", "shantanu")]
    [InlineData(DepositState.Approved, "the portal", "", "")]
    [InlineData(DepositState.Copying, "the portal", "", "")]
    [InlineData(DepositState.Published, null, "", "")]
    [InlineData(DepositState.Declined, null, "", "")]
    [InlineData(DepositState.Withdrawn, null, "", "")]
    [InlineData(DepositState.Failed, "a maintainer", "erin shantanu", "erin shantanu")]
    public void It_is_their_turn_with_the_deposit_and_nobody_elses(DepositState state, string? who, string ofAdas, string ofErins) =>
        Holds(state, copyWaits: false, who, ofAdas, ofErins, NextActor.Of);

    [Theory]
    [InlineData(DepositState.Requested, null, "", "")]
    [InlineData(DepositState.Open, "the contributor", "ada", "erin")]
    [InlineData(DepositState.ChangesAsked, "the contributor", "ada", "erin")]
    [InlineData(DepositState.Submitted, "a maintainer", "erin shantanu", "erin shantanu")]
    [InlineData(DepositState.Approved, null, "", "")]
    [InlineData(DepositState.Copying, null, "", "")]
    [InlineData(DepositState.Published, null, "", "")]
    [InlineData(DepositState.Declined, null, "", "")]
    [InlineData(DepositState.Withdrawn, null, "", "")]
    [InlineData(DepositState.Failed, "a maintainer", "erin shantanu", "erin shantanu")]
    public void It_is_their_turn_with_the_data_and_nobody_elses(DepositState state, string? who, string ofAdas, string ofErins) =>
        Holds(state, copyWaits: false, who, ofAdas, ofErins, (row, actor) => NextActor.OfData(row, actor, "What the page says."));

    [Fact]
    public void While_a_copy_waits_that_was_let_go_on_it_is_nobodys_turn_but_the_portals()
    {
        Holds(DepositState.Failed, copyWaits: true, "the portal", "", "", NextActor.Of);
        Holds(DepositState.Failed, copyWaits: true, null, "", "", (row, actor) => NextActor.OfData(row, actor, ""));
    }

    [Fact]
    public void A_promotion_is_planned_by_maintainers_while_they_review_and_no_copy_waits()
    {
        foreach (var state in Lives.Reachable)
        {
            var deposit = Lives.To(state, "cpg0037-oasis/lab", Ada, Chidi, Shantanu);
            var expected = state is DepositState.Submitted or DepositState.Failed ? "erin shantanu" : "";

            Assert.Equal(expected, Names(actor => new DepositRow(deposit, false).MayPlan(actor)));
            Assert.Equal("", Names(actor => new DepositRow(deposit, false, CopyWaits: true).MayPlan(actor)));
        }
    }

    private static void Holds(
        DepositState state, bool copyWaits, string? who, string ofAdas, string ofErins, Func<DepositRow, Actor, NextActor> next)
    {
        foreach (var (owner, expected) in new[] { (Ada, ofAdas), (Erin, ofErins) })
        {
            var deposit = Lives.To(state, "cpg0037-oasis/lab", owner, Chidi, Shantanu);

            Assert.All(Everybody, actor => Assert.Equal(who, Next(actor).Who));
            Assert.Equal(expected, Names(actor => Next(actor).IsMine));

            NextActor Next(Actor actor) => next(new DepositRow(deposit, deposit.IsOwnedBy(actor), copyWaits), actor);
        }
    }

    private static string Names(Func<Actor, bool> isTheirs) => string.Join(' ', Everybody.Where(isTheirs).Select(actor => actor.Id));

    private static Actor Of(string id, Role role) => new(id, id, $"{id}@lab.example", role) { FreshUntil = DateTimeOffset.MaxValue };
}
