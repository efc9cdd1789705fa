using Curation.Store;
using Curation.Workflow.Checks;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Curation.Workflow.Jobs;
using Curation.Workflow.Promotions;
using static Curation.Tests.Workflow.WorkflowSamples;

namespace Curation.Tests.Workflow.Promotions;

public sealed class PromotionTests
{
    [Fact]
    public void An_approval_names_the_hash_that_was_looked_at()
    {
        var deposit = Submitted();
        var run = Checked(deposit);
        var promotion = Planned(deposit, run);

        Assert.Contains("not the one", RefusalOf(() => promotion.Approve(deposit, run, "other", null, Erin, Now)), StringComparison.Ordinal);
        promotion.Approve(deposit, run, "abc", null, Erin, Now);

        Assert.Equal((PromotionPhase.Copy, JobState.Queued, DepositState.Approved), (promotion.Phase, promotion.State, deposit.State));
    }

    [Fact]
    public void A_second_approval_is_refused_with_the_name_of_the_first()
    {
        var deposit = Submitted();
        var run = Checked(deposit);
        var promotion = Planned(deposit, run);
        promotion.Approve(deposit, run, "abc", null, Erin, Now);

        Assert.Contains("Erin", RefusalOf(() => promotion.Approve(deposit, run, "abc", null, Shantanu, Now)), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_errors_need_words()
    {
        var deposit = Submitted();
        var run = Checked(deposit, errors: 3);
        var promotion = Planned(deposit, run);

        Assert.Contains("3 errors", RefusalOf(() => promotion.Approve(deposit, run, "abc", " ", Erin, Now)), StringComparison.Ordinal);
        promotion.Approve(deposit, run, "abc", "Known since the pilot.", Erin, Now);

        Assert.Equal("Known since the pilot.", promotion.Waiver);
    }

    [Fact]
    public void What_harms_whoever_downloads_passes_by_no_words()
    {
        var deposit = Submitted();
        var run = Checked(deposit);
        var promotion = Planned(deposit, run);
        var harmful = Checked(deposit, errors: 3, harmful: 2);

        Assert.Contains("2 errors of the check harm", RefusalOf(() => Promotion.Plan(deposit, harmful, Erin, Now)), StringComparison.Ordinal);
        typeof(Promotion).GetProperty(nameof(Promotion.CheckRunId))!.SetValue(promotion, harmful.Id);
        Assert.Contains(
            "neither waived nor let pass",
            RefusalOf(() => promotion.Approve(deposit, harmful, "abc", "Known since the pilot.", Erin, Now)),
            StringComparison.Ordinal);
        Assert.Equal(DepositState.Submitted, deposit.State);
    }

    [Fact]
    public void A_check_that_told_no_harm_apart_is_made_again()
    {
        var deposit = Submitted();
        var old = Checked(deposit);
        typeof(CheckRun).GetProperty(nameof(CheckRun.HarmfulErrors))!.SetValue(old, null);

        Assert.Contains("check again", RefusalOf(() => Promotion.Plan(deposit, old, Erin, Now)), StringComparison.Ordinal);
    }

    [Fact]
    public void Conflicts_block_and_a_newer_check_voids_the_plan()
    {
        var deposit = Submitted();
        var run = Checked(deposit);

        Assert.Contains(
            "overwritten",
            RefusalOf(() => Planned(deposit, run, conflicts: 1).Approve(deposit, run, "abc", null, Erin, Now)),
            StringComparison.Ordinal);
        Assert.Contains(
            "newer check",
            RefusalOf(() => Planned(deposit, run).Approve(deposit, Checked(deposit), "abc", null, Erin, Now)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Only_maintainers_plan_approve_and_steer()
    {
        var deposit = Submitted();
        var run = Checked(deposit);
        var promotion = Planned(deposit, run);

        Assert.NotEmpty(RefusalOf(() => Promotion.Plan(deposit, run, Ada, Now)));
        Assert.NotEmpty(RefusalOf(() => promotion.Approve(deposit, run, "abc", null, Ada, Now)));
        promotion.Approve(deposit, run, "abc", null, Erin, Now);
        Assert.NotEmpty(RefusalOf(() => promotion.Pause(Ada, Now)));
        Assert.NotEmpty(RefusalOf(() => promotion.Cancel(deposit, Chidi, Now)));
        promotion.Pause(Erin, Now);
        Assert.NotEmpty(RefusalOf(() => promotion.Resume(deposit, Ada, Now)));
    }

    [Fact]
    public void A_void_approval_ends_and_halts_the_deposit()
    {
        var deposit = Submitted();
        var run = Checked(deposit);
        var promotion = Planned(deposit, run);
        promotion.Approve(deposit, run, "abc", null, Erin, Now);
        promotion.TakeUp("process", TimeSpan.FromMinutes(1), Now);
        deposit.BeginCopy(Now);

        promotion.Void("“k” was replaced.", deposit, Now);

        Assert.Equal((JobState.Failed, DepositState.Failed, "“k” was replaced."), (promotion.State, deposit.State, deposit.Remark));
        Assert.Contains("void", RefusalOf(() => promotion.Resume(deposit, Erin, Now)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_prefix_has_nothing_to_promote()
    {
        var deposit = Submitted();

        Assert.Contains(
            "Nothing is staged", RefusalOf(() => Promotion.Plan(deposit, Checked(deposit, objects: 0), Erin, Now)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("cpg0037-oasis", false)]
    [InlineData("CPG0037-OASIS/broad", false)]
    [InlineData("s3://cellpainting-gallery/cpg0037-oasis/other/", false)]
    [InlineData(" cpg0037-oasis/broad/ ", true)]
    [InlineData("s3://cellpainting-gallery/cpg0037-oasis/broad/", true)]
    public void A_large_copy_is_approved_by_typing_its_prefix(string? typed, bool enough)
    {
        var deposit = Submitted();
        var run = Checked(deposit);
        var promotion = Planned(deposit, run);
        void Approve() => promotion.Approve(deposit, run, "abc", null, Erin, Now, typed: new TypedPrefix(typed, Above: 999));

        if (!enough)
        {
            Assert.Contains("typing the prefix", RefusalOf(Approve), StringComparison.Ordinal);
            Assert.Equal((DepositState.Submitted, PromotionPhase.Plan), (deposit.State, promotion.Phase));
            return;
        }

        Approve();
        Assert.Equal(PromotionPhase.Copy, promotion.Phase);
    }

    [Fact]
    public void A_copy_that_is_not_large_needs_nothing_typed()
    {
        var deposit = Submitted();
        var run = Checked(deposit);
        var promotion = Planned(deposit, run);

        promotion.Approve(deposit, run, "abc", null, Erin, Now, typed: new TypedPrefix(null, Above: 1000));

        Assert.Equal(PromotionPhase.Copy, promotion.Phase);
    }

    [Fact]
    public void A_plan_whose_data_changed_ends_and_cannot_be_approved()
    {
        var deposit = Submitted();
        var run = Checked(deposit);
        var promotion = Planned(deposit, run);
        var change = new Curation.Plans.StagingChange();
        Assert.NotEmpty(RefusalOf(() => promotion.Outdate(change, Now)));
        change.Count(null, new StoredObject("late", 1, "e", Now));

        promotion.Outdate(change, Now);

        Assert.Equal((JobState.Failed, true), (promotion.State, promotion.IsVoid));
        Assert.Contains("“late”, written 2026-03-02 10:00:00 UTC", promotion.Reason, StringComparison.Ordinal);
        Assert.NotEmpty(RefusalOf(() => promotion.Approve(deposit, run, "abc", null, Erin, Now)));
        Assert.Equal(DepositState.Submitted, deposit.State);
    }
}
