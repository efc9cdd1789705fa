using Curation.Plans;
using Curation.Store;

namespace Curation.Tests.Plans;

public sealed class EvidenceTests
{
    [Theory]
    [InlineData("v1", StagingEvidence.Versions)]
    [InlineData("null", StagingEvidence.Times)]
    [InlineData("", StagingEvidence.Times)]
    public void A_version_that_a_later_write_can_have_proves_no_more_than_its_time(string version, StagingEvidence expected)
    {
        var count = new EvidenceCount();

        count.Add(new StoredObject("p/a", 1, "e", new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.Zero)) { VersionId = version });

        Assert.Equal(expected, count.Weakest);
    }
}
