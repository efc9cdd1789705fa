using Curation.Store;
using Curation.Workflow.Actors;
using Curation.Workflow.Checks;
using Curation.Workflow.Facts;
using Curation.Workflow.Promotions;
using static Curation.Tests.Workflow.WorkflowSamples;

namespace Curation.Tests.Workflow.Checks;

public sealed class CheckRunTests
{
    private static readonly Prefix Public = Prefix.Parse("cpg0037-oasis/broad");

    [Fact]
    public void Maintainers_and_champions_check_the_gallery()
    {
        Assert.NotEmpty(RefusalOf(() => CheckRun.AskOfGallery(Public, Ada, Now)));
        Assert.NotEmpty(RefusalOf(() => CheckRun.AskOfGallery(Public, Actor.Portal, Now)));

        Assert.Equal((CheckOf.Gallery, Guid.Empty, "chidi"), Told(CheckRun.AskOfGallery(Public, Chidi, Now)));
        Assert.Equal((CheckOf.Gallery, Guid.Empty, "erin"), Told(CheckRun.AskOfGallery(Public, Erin, Now)));

        static (CheckOf, Guid, string) Told(CheckRun run) => (run.Of, run.DepositId, run.AskedById);
    }

    [Fact]
    public void A_check_of_the_gallery_is_told_from_the_question_to_the_end()
    {
        var run = Gallery();
        run.TakeUp("process", TimeSpan.FromMinutes(1), Now);
        run.Finish(new CheckResult(new Tally(3, 30), 3, 1, 0, 0, "abc", "1", "{}"), Now);
        var cancelled = Gallery();
        cancelled.Cancel(null, Chidi, Now);

        Assert.Equal(["check.asked", "check.done"], run.Untold.Select(fact => fact.What));
        Assert.All(run.Untold, fact => Assert.Contains($"{Public} in the gallery", fact.Words, StringComparison.Ordinal));
        Assert.Equal(["check.asked", "check.cancelled"], cancelled.Untold.Select(fact => fact.What));
    }

    [Fact]
    public void Nothing_is_promoted_from_a_check_of_the_gallery()
    {
        var run = Gallery();
        run.TakeUp("process", TimeSpan.FromMinutes(1), Now);
        run.Finish(new CheckResult(new Tally(3, 30), 3, 0, 0, 0, "abc", "1", "{}"), Now);

        Assert.False(run.IsApprovable);
        Assert.NotEmpty(RefusalOf(() => Promotion.Plan(Submitted(), run, Erin, Now)));
    }

    [Fact]
    public void Who_looks_after_the_gallery_reads_its_checks_and_whoever_asked()
    {
        var run = Gallery();
        var wasChampion = Chidi with { Role = Role.Contributor };

        Assert.True(run.MayBeReadBy(Chidi, null) && run.MayBeReadBy(Shantanu, null));
        Assert.False(run.MayBeReadBy(Ada, null) || run.MayBeReadBy(Actor.Portal, null));
        Assert.True(CheckRun.AskOfGallery(Public, Chidi, Now).MayBeReadBy(wasChampion, null));
        Assert.False(run.MayBeReadBy(wasChampion, null));
    }

    [Fact]
    public void A_listing_is_its_owners_and_the_maintainers()
    {
        var run = CheckRun.AskOfListing("keys.txt", null, Ada, Now);

        Assert.Equal((CheckOf.Listing, Guid.Empty, "keys.txt"), (run.Of, run.DepositId, run.ListingName));
        Assert.True(run.MayBeReadBy(Ada, null) && run.MayBeReadBy(Erin, null));
        Assert.False(run.MayBeReadBy(Noor, null) || run.MayBeReadBy(Chidi, null));
        Assert.NotEmpty(RefusalOf(() => run.Cancel(null, Noor, Now)));
        Assert.NotEmpty(RefusalOf(() => CheckRun.AskOfListing(" ", null, Ada, Now)));
        Assert.Equal("asked for a check of the listing “keys.txt”", run.Untold[0].Words);
    }

    [Fact]
    public void A_deposits_check_is_not_read_through_another_deposit()
    {
        var (one, other) = (Submitted(), Submitted(Noor));
        var run = Checked(one);

        Assert.True(run.MayBeReadBy(Ada, one));
        Assert.False(run.MayBeReadBy(Noor, one) || run.MayBeReadBy(Noor, other) || run.MayBeReadBy(Ada, null) || run.MayBeReadBy(Erin, other));
    }

    private static CheckRun Gallery() => CheckRun.AskOfGallery(Public, Erin, Now);
}
