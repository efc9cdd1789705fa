using Curation.Store;
using Curation.Workflow.Grants;
using static Curation.Tests.Workflow.WorkflowSamples;

namespace Curation.Tests.Workflow;

/// <summary>Of two things that are in the way of an act, people read first of the one that was always told first.</summary>
public sealed class FirstRefusalTests
{
    [Fact]
    public void Who_asks_is_told_before_how_long_and_that_before_how_far_the_deposit_is()
    {
        var (deposit, year) = (Requested(), TimeSpan.FromDays(365));

        Assert.Contains("contributor", RefusalOf(() => deposit.AskCredentials(Permission.Read, year, Erin, Now)), StringComparison.Ordinal);
        Assert.Contains("15 minutes", RefusalOf(() => deposit.AskCredentials(Permission.Read, year, Ada, Now)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_reason_is_told_before_that_the_grant_is_over()
    {
        var deposit = Requested();
        deposit.Open(Erin, Now);
        var grant = Grant.Want(deposit, Erin, Now);
        grant.Revoke("The lab moved.", Erin, Now);

        Assert.Contains("maintainer", RefusalOf(() => grant.Revoke(" ", Ada, Now)), StringComparison.Ordinal);
        Assert.Contains("Say why", RefusalOf(() => grant.Revoke(" ", Erin, Now)), StringComparison.Ordinal);
        Assert.Contains("ended before", RefusalOf(() => grant.Revoke("Once more.", Erin, Now)), StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_words_are_told_before_that_a_copy_waits()
    {
        var deposit = Submitted();

        Assert.Contains("under review", RefusalOf(() => Requested().AskChanges(" ", Erin, Now, copyWaits: true)), StringComparison.Ordinal);
        Assert.Contains("what to change", RefusalOf(() => deposit.AskChanges(" ", Erin, Now, copyWaits: true)), StringComparison.Ordinal);
        Assert.Contains("cancel it first", RefusalOf(() => deposit.AskChanges("Mend it.", Erin, Now, copyWaits: true)), StringComparison.Ordinal);
    }
}
