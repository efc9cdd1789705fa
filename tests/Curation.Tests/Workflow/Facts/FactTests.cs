using System.Reflection;
using Curation.Store;
using Curation.Workflow.Facts;
using static Curation.Tests.Workflow.WorkflowSamples;

namespace Curation.Tests.Workflow.Facts;

public sealed class FactTests
{
    [Theory]
    [InlineData(nameof(Fact.Words), "something else")]
    [InlineData(nameof(Fact.ActorName), "Somebody else")]
    [InlineData(nameof(Fact.Prefix), "cpg0037-oasis/axiom")]
    [InlineData(nameof(Fact.PreviousHash), "00")]
    public void A_fact_that_was_changed_shows(string property, string value)
    {
        var fact = Requested().TakeUntold().Single();
        fact.ChainTo(41, "hash before");
        Assert.Equal((42, true), (fact.Number, fact.IsIntact()));

        typeof(Fact).GetProperty(property, BindingFlags.Instance | BindingFlags.Public)!.SetValue(fact, value);

        Assert.False(fact.IsIntact());
    }

    [Fact]
    public void The_hash_depends_on_the_fact_before()
    {
        var (one, other) = (Requested(), Requested());
        var facts = (one.TakeUntold().Single(), other.TakeUntold().Single());
        facts.Item1.ChainTo(0, "a");
        facts.Item2.ChainTo(0, "b");

        Assert.NotEqual(facts.Item1.Hash, facts.Item2.Hash);
    }

    [Fact]
    public void Taking_what_was_told_counts_the_change()
    {
        var deposit = Requested();
        Assert.Single(deposit.TakeUntold());

        Assert.Equal((1, 0), (deposit.Version, deposit.Untold.Count));
    }
}
