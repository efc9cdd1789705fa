using Curation.Store;
using Curation.Workflow.Deposits;
using Curation.Workflow.Facts;
using Curation.Workflow.Grants;

namespace Curation.Tests.Workflow.Deposits;

public sealed class DepositLifeTests
{
    [Fact]
    public void Every_state_stands_in_the_table_once() =>
        Assert.Equal(Enum.GetValues<DepositState>().Order(), DepositLife.Rows.Select(row => row.State).Order());

    [Fact]
    public void What_a_state_means_is_this()
    {
        Assert.Equal(
            [DepositState.Open, DepositState.Submitted, DepositState.ChangesAsked, DepositState.Approved, DepositState.Copying, DepositState.Failed],
            DepositLife.Filling);
        Assert.Equal([DepositState.Open, DepositState.ChangesAsked], DepositLife.Rows.Where(row => row.TakesUploads).Select(row => row.State));
        Assert.Equal([DepositState.Declined, DepositState.Withdrawn], DepositLife.Rows.Where(row => row.IsOver).Select(row => row.State));
        Assert.Equal(DepositLife.Filling, Grant.DueStates);
    }

    [Fact]
    public void What_takes_uploads_fills_and_what_is_over_does_not() =>
        Assert.All(DepositLife.Rows, row => Assert.True((row.Fills || !row.TakesUploads) && !(row.IsOver && row.Fills)));

    [Theory]
    [InlineData("cpg0037-oasis/lab", "cpg0037-oasis/lab", true)]
    [InlineData("cpg0037-oasis/lab", "cpg0037-oasis/lab/inner", true)]
    [InlineData("cpg0037-oasis/lab/inner/deep", "cpg0037-oasis/lab", true)]
    [InlineData("cpg0037-oasis/lab", "cpg0037-oasis/lab2", false)]
    [InlineData("cpg0037-oasis/lab", "cpg0037-oasis/Lab", false)]
    [InlineData("cpg0037-oasis/lab/a", "cpg0037-oasis/lab/b", false)]
    public void Prefixes_overlap_when_a_key_could_lie_below_both(string one, string other, bool overlap)
    {
        Assert.Equal(overlap, Prefix.Parse(one).Overlaps(Prefix.Parse(other)));
        Assert.Equal(overlap, Prefix.Parse(other).Overlaps(Prefix.Parse(one)));
    }
}
