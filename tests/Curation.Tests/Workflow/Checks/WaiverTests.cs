using Curation.Workflow.Actors;
using Curation.Workflow.Checks;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Curation.Workflow.Promotions;
using static Curation.Tests.Workflow.WorkflowSamples;

namespace Curation.Tests.Workflow.Checks;

public sealed class WaiverTests
{
    private static readonly DateTimeOffset Later = Now.AddDays(30);

    [Fact]
    public void Only_a_maintainer_waives_and_never_for_a_deposit_of_their_own()
    {
        var deposit = Submitted();
        foreach (var other in new[] { Ada, Noor, Chidi, Actor.Portal })
        {
            Assert.Contains("Only a maintainer", RefusalOf(() => Give(deposit, by: other)), StringComparison.Ordinal);
        }

        Assert.Contains("ask a colleague", RefusalOf(() => Give(Submitted(Erin), by: Erin)), StringComparison.Ordinal);
        Assert.Equal(("Erin", deposit.Id, "K003"), (Give(deposit).GivenBy, Give(deposit).DepositId, Give(deposit).Rule));
    }

    [Fact]
    public void Giving_and_ending_are_told_with_the_reason()
    {
        var deposit = Submitted();
        var waiver = Give(deposit, folder: "cpg0037-oasis/broad/images/");
        waiver.End(deposit, Shantanu, Now.AddDays(1));

        Assert.Equal(
            [
                ("waiver.given", "waived K003 below cpg0037-oasis/broad/images/ until 2026-04-01: Blanks of the microscope."),
                ("waiver.ended", "ended the waiver of K003 below cpg0037-oasis/broad/images/"),
            ],
            waiver.Untold.Select(fact => (fact.What, fact.Words)));
        Assert.All(waiver.Untold, fact => Assert.Equal(deposit.Id, fact.DepositId));
    }

    [Theory]
    [InlineData("", "K003", 30, "Say why")]
    [InlineData(" ", "K003", 30, "Say why")]
    [InlineData("Why.", "", 30, "There is no rule")]
    [InlineData("Why.", "K999", 30, "There is no rule “K999”")]
    [InlineData("Why.", "k003 ", 30, "There is no rule")]
    [InlineData("Why.", "C005", 30, "nobody can waive")]
    [InlineData("Why.", "K001", 30, "harms whoever downloads")]
    [InlineData("Why.", "K002", 30, "harms whoever downloads")]
    [InlineData("Why.", "N010", 30, "harms whoever downloads")]
    [InlineData("Why.", "K003", 0, "in the future")]
    [InlineData("Why.", "K003", -1, "in the future")]
    [InlineData("Why.", "K003", 732, "two years at most")]
    public void What_a_waiver_needs_is_asked_for_in_words(string reason, string rule, int days, string words) =>
        Assert.Contains(words, RefusalOf(() => Waiver.Give(Submitted(), rule, null, reason, Now.AddDays(days), Erin, Now)), StringComparison.Ordinal);

    [Theory]
    [InlineData("cpg0037-oasis/broad2/")]
    [InlineData("cpg0037-oasis/broad2")]
    [InlineData("cpg0037-oasis/broa")]
    [InlineData("cpg0037-oasis/")]
    [InlineData("cpg0037-oasis/Broad/images/")]
    [InlineData("cpg0037-oasis/brоad/images/")] // a Cyrillic о
    [InlineData("cpg0048-bsc/broad/images/")]
    [InlineData("images/")]
    [InlineData("/cpg0037-oasis/broad/images/")]
    [InlineData("s3://staging/cpg0037-oasis/broad/images/")]
    [InlineData("cpg0037-oasis/broad/../other/")]
    [InlineData("cpg0037-oasis/broad/./images/")]
    [InlineData("cpg0037-oasis/broad//")]
    [InlineData("cpg0037-oasis/broad/a\nb/")]
    public void A_folder_that_is_not_plainly_below_the_deposit_is_refused(string folder) =>
        Assert.NotEmpty(RefusalOf(() => Give(Submitted(), folder: folder)));

    [Theory]
    [InlineData("cpg0037-oasis/broad/images")]
    [InlineData("cpg0037-oasis/broad/images/")]
    public void A_folder_covers_what_lies_in_it_and_nothing_that_begins_alike(string folder)
    {
        var waiver = Give(Submitted(), folder: folder);

        Assert.True(waiver.Covers("K003", "cpg0037-oasis/broad/images/b/a b.tiff"));
        Assert.False(waiver.Covers("K004", "cpg0037-oasis/broad/images/b/a b.tiff"));
        Assert.False(waiver.Covers("K003", "cpg0037-oasis/broad/images2/a b.tiff"));
        Assert.False(waiver.Covers("K003", "cpg0037-oasis/broad/images"));
        Assert.False(waiver.Covers("K003", "cpg0037-oasis/broad/workspace/../images/a b.tiff"));
    }

    [Fact]
    public void A_waiver_of_the_whole_covers_what_was_found_above_the_prefix_too() =>
        Assert.True(Give(Submitted(), folder: "cpg0037-oasis/broad/").Covers("K003", "cpg0037-oasis/"));

    [Fact]
    public void It_counts_until_its_end_and_not_a_moment_longer()
    {
        var waiver = Give(Submitted());

        Assert.False(waiver.IsInForce(Now.AddTicks(-1)));
        Assert.True(waiver.IsInForce(Now) && waiver.IsInForce(Later.AddTicks(-1)));
        Assert.False(waiver.IsInForce(Later));
    }

    [Fact]
    public void It_is_ended_once_by_a_maintainer_of_its_deposit()
    {
        var deposit = Submitted();
        var waiver = Give(deposit);

        Assert.NotEmpty(RefusalOf(() => waiver.End(deposit, Chidi, Now)));
        Assert.Contains("another deposit", RefusalOf(() => waiver.End(Submitted(), Erin, Now)), StringComparison.Ordinal);
        Assert.Contains("lapsed already", RefusalOf(() => waiver.End(deposit, Erin, Later)), StringComparison.Ordinal);
        waiver.End(deposit, Shantanu, Now);
        Assert.Contains("Shantanu has ended", RefusalOf(() => waiver.End(deposit, Erin, Now)), StringComparison.Ordinal);
        Assert.False(waiver.IsInForce(Now));
    }

    [Fact]
    public void What_is_waived_needs_no_words_at_the_approval_and_is_named_in_its_fact()
    {
        var deposit = Submitted();
        var run = Checked(deposit, errors: 3);
        var promotion = Planned(deposit, run);

        promotion.Approve(deposit, run, "abc", null, Erin, Now, new WaivedErrors(3, [Give(deposit)]));

        Assert.Equal((3, ""), (promotion.WaivedErrors, promotion.Waiver));
        Assert.Contains("; 3 errors are waived (K003 in cpg0037-oasis/broad until 2026-04-01)", promotion.Untold[^1].Words, StringComparison.Ordinal);
        Assert.Equal(
            new WaiverOnReceipt("K003", "", "Blanks of the microscope.", "Erin", Now, Later),
            Assert.Single(WaiverOnReceipt.FromJson(promotion.Waivers)));
    }

    [Fact]
    public void What_is_not_waived_still_needs_words()
    {
        var deposit = Submitted();
        var run = Checked(deposit, errors: 3);
        var promotion = Planned(deposit, run);
        var waived = new WaivedErrors(2, [Give(deposit)]);

        Assert.Contains(
            "1 of 3 errors are not waived", RefusalOf(() => promotion.Approve(deposit, run, "abc", "", Erin, Now, waived)), StringComparison.Ordinal);
        promotion.Approve(deposit, run, "abc", "Known.", Erin, Now, waived);
        Assert.Equal((2, "Known."), (promotion.WaivedErrors, promotion.Waiver));
    }

    [Fact]
    public void A_waiver_that_lapsed_or_is_anothers_does_not_count()
    {
        var deposit = Submitted();
        var run = Checked(deposit, errors: 3);
        var ended = Give(deposit);
        ended.End(deposit, Erin, Now);

        Assert.NotEmpty(RefusalOf(() => Approve(new WaivedErrors(3, [Give(deposit)]), Later)));
        Assert.NotEmpty(RefusalOf(() => Approve(new WaivedErrors(3, [ended]), Now)));
        Assert.NotEmpty(RefusalOf(() => Approve(new WaivedErrors(3, [Give(Submitted())]), Now)));
        Assert.NotEmpty(RefusalOf(() => Approve(new WaivedErrors(4, [Give(deposit)]), Now)));
        Assert.NotEmpty(RefusalOf(() => Approve(new WaivedErrors(3, []), Now)));

        void Approve(WaivedErrors waived, DateTimeOffset at) => Planned(deposit, run).Approve(deposit, run, "abc", null, Erin, at, waived);
    }

    [Fact]
    public void One_that_was_given_before_the_rule_was_known_to_harm_counts_no_more()
    {
        var deposit = Submitted();
        var run = Checked(deposit, errors: 1);
        var old = Give(deposit);
        typeof(Waiver).GetProperty(nameof(Waiver.Rule))!.SetValue(old, "K002");

        Assert.False(old.IsInForce(Now));
        Assert.Contains("counts no more", RefusalOf(() => old.End(deposit, Erin, Now)), StringComparison.Ordinal);
        Assert.NotEmpty(RefusalOf(() => Planned(deposit, run).Approve(deposit, run, "abc", "Known.", Erin, Now, new WaivedErrors(1, [old]))));
    }

    private static Waiver Give(Deposit deposit, string? folder = null, Actor? by = null) =>
        Waiver.Give(deposit, "K003", folder, " Blanks of the microscope. ", Later, by ?? Erin, Now);
}
