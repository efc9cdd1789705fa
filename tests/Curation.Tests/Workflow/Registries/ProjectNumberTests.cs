using Curation.Registries;
using Curation.Store;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Curation.Workflow.Registries;
using static Curation.Tests.Workflow.WorkflowSamples;

namespace Curation.Tests.Workflow.Registries;

public sealed class ProjectNumberTests
{
    private static readonly Registry Gallery = Registry.Gallery;

    [Fact]
    public void A_number_is_reserved_with_a_request_and_registered_with_its_approval()
    {
        var deposit = Asked("cpg0050-mine");
        var number = ProjectNumber.Reserve(Gallery, deposit, Ada, Now);
        Assert.False(number.Follow(deposit, Ada, Now));
        deposit.Open(Erin, Now);
        Assert.True(number.Follow(deposit, Erin, Now));

        Assert.Equal((50, "cpg0050-mine", NumberState.Registered, deposit.Id), (number.Number, number.Name, number.State, number.DepositId));
        Assert.Equal(["number.reserved Ada", "number.registered Erin"], number.Untold.Select(fact => $"{fact.What} {fact.ActorName}"));
        Assert.Equal("cpg0050-mine/broad", number.Untold[0].Prefix);
    }

    [Fact]
    public void A_request_that_comes_to_nothing_sets_its_number_free()
    {
        var (declined, withdrawn) = (Asked("cpg0050-mine"), Asked("cpg0050-mine"));
        var numbers = new[] { declined, withdrawn }.Select(deposit => ProjectNumber.Reserve(Gallery, deposit, Ada, Now)).ToArray();
        declined.Decline("No.", Erin, Now);
        withdrawn.Withdraw(Ada, Now);

        Assert.True(numbers[0].Follow(declined, Erin, Now));
        Assert.True(numbers[1].Follow(withdrawn, Ada, Now));
        Assert.All(numbers, number => Assert.Equal(NumberState.Released, number.State));
        Assert.Equal("set cpg0050 free again: cpg0050-mine was declined", numbers[0].Untold[^1].Words);
        Assert.False(numbers[0].Follow(declined, Erin, Now));
    }

    [Fact]
    public void What_was_approved_once_keeps_its_number()
    {
        var deposit = Asked("cpg0050-mine");
        var number = ProjectNumber.Reserve(Gallery, deposit, Ada, Now);
        deposit.Open(Erin, Now);
        number.Follow(deposit, Erin, Now);
        deposit.Withdraw(Ada, Now);

        Assert.False(number.Follow(deposit, Ada, Now));
        Assert.Equal(NumberState.Registered, number.State);
    }

    [Fact]
    public void Nobody_reserves_for_somebody_elses_request_or_after_its_decision()
    {
        var decided = Asked("cpg0050-mine");
        decided.Open(Erin, Now);

        Assert.Contains("one's own", RefusalOf(() => ProjectNumber.Reserve(Gallery, Asked("cpg0050-mine"), Noor, Now)), StringComparison.Ordinal);
        Assert.Contains("one's own", RefusalOf(() => ProjectNumber.Reserve(Gallery, Asked("cpg0050-mine"), Erin, Now)), StringComparison.Ordinal);
        Assert.Contains("before it is decided", RefusalOf(() => ProjectNumber.Reserve(Gallery, decided, Ada, Now)), StringComparison.Ordinal);
        var number = ProjectNumber.Reserve(Gallery, Asked("cpg0050-mine"), Ada, Now);
        Assert.Contains("another deposit", RefusalOf(() => number.Follow(decided, Erin, Now)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cpg0049-mine")] // taken
    [InlineData("cpg0013-mine")] // retired
    [InlineData("cpg0051-mine")] // not the next
    [InlineData("cpg0050-Mine")]
    [InlineData("cpg0050")]
    public void Only_the_next_number_with_a_good_tag_is_reserved(string project) =>
        Assert.NotEmpty(RefusalOf(() => ProjectNumber.Reserve(Gallery, Asked(project), Ada, Now)));

    [Theory]
    [InlineData("", "Give the project a tag")]
    [InlineData("  ", "Give the project a tag")]
    [InlineData("My Data", "small letters")]
    [InlineData("a--b", "small letters")]
    [InlineData("-a", "small letters")]
    [InlineData("оasis", "small letters")] // its first letter is Cyrillic
    [InlineData("a\n", null)]
    [InlineData("a\0", "small letters")]
    [InlineData("jump", "cpg0016-jump already")]
    [InlineData("eu-os-bioactives", "cpg0036-EU-OS-bioactives already")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "at most 64")]
    public void A_tag_is_judged(string typed, string? fault)
    {
        var good = NewTag.TryParse(typed, Gallery, out _, out var reason);

        Assert.Equal(fault is null, good);
        Assert.Contains(fault ?? "", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void When_all_numbers_are_given_out_that_is_said()
    {
        var full = Gallery.With([.. Enumerable.Range(50, Registry.Numbers - 50).Select(number => new AssignedNumber(number, $"cpg{number:0000}-x{number}", true))]);

        Assert.Null(full.NextNumber);
        Assert.Contains("All numbers", RefusalOf(() => ProjectNumber.NextName(full, "mine")), StringComparison.Ordinal);
    }

    private static Deposit Asked(string project) => Deposit.Request(Prefix.Parse(project + "/broad"), "Two plates", 10, "", Ada, Now);
}
