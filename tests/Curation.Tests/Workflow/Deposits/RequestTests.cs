using Curation.Requesting;
using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using static Curation.Tests.Workflow.WorkflowSamples;

namespace Curation.Tests.Workflow.Deposits;

public sealed class RequestTests
{
    private static readonly LicenceAgreement Next = new("2", "Other words.");

    [Fact]
    public void A_request_is_changed_until_it_is_decided_and_each_word_names_its_text()
    {
        var deposit = Requested();
        deposit.Endorse("I know the lab.", 1, Chidi, Now);

        deposit.Answer(Prefix.Parse("cpg0037-oasis/axiom"), deposit.Dataset! with { Title = "Other plates" }, "A slip.", 1, Ada, Now);

        Assert.Equal(
            ("cpg0037-oasis/axiom", "Other plates", 2, 1), (deposit.Prefix.Text, deposit.Purpose, deposit.Revision, deposit.EndorsedRevision));
        Assert.Equal(["request.changed", "deposit.comment"], deposit.Untold.TakeLast(2).Select(fact => fact.What));
        Assert.Contains("changed since you looked", RefusalOf(() => deposit.Endorse("Still.", 1, Chidi, Now)), StringComparison.Ordinal);
        Assert.Contains("changed since you looked", RefusalOf(() => deposit.Open(Erin, Now, 1)), StringComparison.Ordinal);
        Assert.Contains(
            "changed since you looked", RefusalOf(() => deposit.Answer(deposit.Prefix, null, "x", 1, Ada, Now)), StringComparison.Ordinal);
        Assert.Contains("Only the contributor", RefusalOf(() => deposit.Answer(deposit.Prefix, null, "x", 2, Erin, Now)), StringComparison.Ordinal);
        deposit.Open(Erin, Now, 2);
        Assert.Equal("approved the request for cpg0037-oasis/axiom, its text 2", deposit.Untold[^1].Words);
        Assert.Contains(
            "decided before",
            RefusalOf(() => deposit.Answer(deposit.Prefix, deposit.Dataset! with { Title = "Third" }, null, 2, Ada, Now)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_champion_who_is_named_endorses_with_words_the_text_that_they_saw()
    {
        var deposit = Requested();
        foreach (var other in new[]
        {
            Ada,
            Noor,
            Erin,
            Chidi with { Email = "other@champions.example" },
            Chidi with { Email = "" },
            Chidi with { Role = Role.Contributor },
        })
        {
            Assert.Contains("champion who is named", RefusalOf(() => deposit.Endorse("Good.", 1, other, Now)), StringComparison.Ordinal);
        }

        Assert.Contains("Say what you know", RefusalOf(() => deposit.Endorse(" ", 1, Chidi, Now)), StringComparison.Ordinal);
        Assert.Contains("changed since you looked", RefusalOf(() => deposit.Endorse("Good.", 2, Chidi, Now)), StringComparison.Ordinal);
        Assert.Equal("", deposit.EndorsedBy);

        deposit.Endorse("Good plates.", 1, Chidi, Now);

        Assert.Equal(("Chidi", "Good plates.", 1), (deposit.EndorsedBy, deposit.EndorsedWords, deposit.EndorsedRevision));
        Assert.Equal("request.endorsed", deposit.Untold[^1].What);
        Assert.Contains("Somebody else endorses", RefusalOf(() => Requested(Chidi).Endorse("Mine.", 1, Chidi, Now)), StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_is_the_champion_where_nobody_is_named()
    {
        var deposit = Deposit.Request(Prefix.Parse("cpg0037-oasis/broad"), "x", 1, "", Ada, Now);

        Assert.False(deposit.IsChampionedBy(Chidi with { Email = "" }));
        Assert.False(deposit.IsChampionedBy(Erin with { Email = "" }));
    }

    [Fact]
    public void A_request_that_was_given_back_is_answered_before_it_is_approved()
    {
        var deposit = Requested();
        Assert.Contains("Only a maintainer", RefusalOf(() => deposit.Return("x", Chidi, Now)), StringComparison.Ordinal);
        Assert.Contains("Say what to change", RefusalOf(() => deposit.Return("", Erin, Now)), StringComparison.Ordinal);
        Assert.Contains("Nothing is changed", RefusalOf(() => deposit.Answer(deposit.Prefix, null, "x", 1, Ada, Now)), StringComparison.Ordinal);

        deposit.Return("Name the source.", Erin, Now);
        Assert.Equal((true, "Name the source.", DepositState.Requested), (deposit.IsReturned, deposit.Remark, deposit.State));
        Assert.Contains("not answered yet", RefusalOf(() => deposit.Open(Shantanu, Now)), StringComparison.Ordinal);
        Assert.Contains("Only the contributor", RefusalOf(() => deposit.Answer(deposit.Prefix, null, "x", 1, Erin, Now)), StringComparison.Ordinal);
        Assert.Contains(
            "Change something, or say why", RefusalOf(() => deposit.Answer(deposit.Prefix, null, " ", 1, Ada, Now)), StringComparison.Ordinal);

        deposit.Answer(deposit.Prefix, null, "It is named.", 1, Ada, Now);
        Assert.Equal((false, "", 1), (deposit.IsReturned, deposit.Remark, deposit.Revision));
        deposit.Open(Erin, Now);
        Assert.Equal(DepositState.Open, deposit.State);
    }

    [Fact]
    public void A_change_stands_in_the_history_as_old_and_new_and_leaves_the_endorsement_behind()
    {
        var deposit = Requested();
        deposit.Endorse("Good plates.", 1, Chidi, Now);
        deposit.Return("Say how many.", Erin, Now);
        deposit.TakeUntold();
        var changed = PlainRequests.Read(
            PlainRequests.Form("cpg0037-oasis/axiom", "Three plates", 30, "other@champions.example") with { Description = "Two plates" }, Now);

        deposit.Answer(Prefix.Parse("cpg0037-oasis/axiom"), changed, null, 1, Ada, Now);

        Assert.Equal(
            ("cpg0037-oasis/axiom", 2, 30L, "Three plates", "other@champions.example"),
            (deposit.Prefix.Text, deposit.Revision, deposit.DeclaredObjects, deposit.Purpose, deposit.Champion));
        Assert.NotEqual(deposit.Revision, deposit.EndorsedRevision);
        var told = deposit.Untold[0];
        Assert.Equal(("request.changed", "cpg0037-oasis/broad"), (told.What, told.Prefix));
        Assert.Contains(
            "Prefix: “cpg0037-oasis/broad” → “cpg0037-oasis/axiom”\nTitle: “Two plates” → “Three plates”\nExpected objects: “10 objects” → “30 objects”",
            told.Words,
            StringComparison.Ordinal);
        Assert.False(deposit.MayBeReadBy(Chidi));
    }

    [Fact]
    public void Who_decides_decides_on_the_text_that_they_saw()
    {
        var deposit = Requested();
        deposit.Return("Say more.", Erin, Now);
        deposit.Answer(deposit.Prefix, deposit.Dataset! with { Title = "Another" }, null, 1, Ada, Now);

        Assert.Contains("changed since you looked", RefusalOf(() => deposit.Open(Erin, Now, seen: 1)), StringComparison.Ordinal);
        deposit.Open(Erin, Now, seen: 2);
    }

    [Fact]
    public void Four_eyes_approve_although_the_champion_endorsed()
    {
        var deposit = Requested(Erin);
        deposit.Endorse("Good.", 1, Chidi, Now);

        Assert.Contains("four eyes", RefusalOf(() => deposit.Open(Erin, Now)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_agreement_is_agreed_to_before_the_approval()
    {
        var deposit = Requested();
        Assert.Contains(
            "has a version 2 that Ada has not agreed to", RefusalOf(() => deposit.Open(Erin, Now, agreement: Next)), StringComparison.Ordinal);
        Assert.Contains("Only the contributor", RefusalOf(() => deposit.Agree(Next, Erin, Now)), StringComparison.Ordinal);

        deposit.Agree(Next, Ada, Now.AddDays(1));

        Assert.Equal(new Consent("2", Next.Sha256, Now.AddDays(1)), deposit.Dataset!.Consent);
        Assert.Contains(Next.Sha256, deposit.Untold[^1].Words, StringComparison.Ordinal);
        Assert.Contains("already", RefusalOf(() => deposit.Agree(Next, Ada, Now)), StringComparison.Ordinal);
        deposit.Open(Erin, Now, agreement: Next);
    }

    [Fact]
    public void Nothing_is_promoted_before_the_day_it_is_held_until_unless_its_contributor_lets_it_go()
    {
        var day = DateOnly.FromDateTime(Now.UtcDateTime).AddDays(10);
        var held = Held();
        var early = Now.AddDays(9).AddHours(13);
        Assert.Contains($"holds this data until {day:yyyy-MM-dd}", RefusalOf(() => Approve(held, early)), StringComparison.Ordinal);
        Assert.Equal(DepositState.Submitted, held.State);
        Approve(held, new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero));

        var lifted = Held();
        Assert.Contains("Only the contributor", RefusalOf(() => lifted.LiftHold(Erin, early)), StringComparison.Ordinal);
        lifted.LiftHold(Ada, early);
        Assert.Equal("deposit.hold-lifted", lifted.Untold[^1].What);
        Assert.Contains("Nothing is held", RefusalOf(() => lifted.LiftHold(Ada, early)), StringComparison.Ordinal);
        Approve(lifted, early);
        Assert.Contains("Nothing is held", RefusalOf(() => Submitted().LiftHold(Ada, early)), StringComparison.Ordinal);

        Deposit Held()
        {
            var form = PlainRequests.Form() with { HoldUntil = day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) };
            var deposit = Deposit.Request(Prefix.Parse("cpg0037-oasis/broad"), PlainRequests.Read(form, Now), Ada, Now);
            deposit.Open(Erin, Now);
            deposit.Submit(Ada, Now);
            return deposit;
        }

        static void Approve(Deposit deposit, DateTimeOffset at)
        {
            var run = Checked(deposit);
            Planned(deposit, run).Approve(deposit, run, run.SnapshotHash, null, Erin, at);
        }
    }

    [Fact]
    public void Once_decided_a_request_takes_no_more_words_of_its_own()
    {
        var open = Requested();
        open.Open(Erin, Now);
        var declined = Requested();
        declined.Return("Say more.", Erin, Now);
        declined.Decline("No.", Erin, Now);
        Assert.False(declined.IsReturned);

        foreach (var deposit in new[] { open, declined })
        {
            Assert.Contains("decided before", RefusalOf(() => deposit.Endorse("x", 1, Chidi, Now)), StringComparison.Ordinal);
            Assert.Contains("decided before", RefusalOf(() => deposit.Return("x", Erin, Now)), StringComparison.Ordinal);
            Assert.Contains("decided before", RefusalOf(() => deposit.Answer(deposit.Prefix, null, "x", 1, Ada, Now)), StringComparison.Ordinal);
            Assert.Contains("decided before", RefusalOf(() => deposit.Agree(Next, Ada, Now)), StringComparison.Ordinal);
        }
    }
}
