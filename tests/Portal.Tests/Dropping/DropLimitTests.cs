using Curation.Store;
using Portal.Dropping;
using Portal.Tests.Journeys;

namespace Portal.Tests.Dropping;

/// <summary>What a dropped listing may unpack to has an end, wherever its keys begin.</summary>
public sealed class DropLimitTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("/data/upload")]
    [InlineData("cpg0048-bsc/broad")]
    [InlineData("/data/cpg0048-bsc/broad/")]
    public void Every_listing_is_read_within_bounds(string? root)
    {
        Assert.True(Prefix.TryParse("cpg0048-bsc/broad", out var prefix, out _));

        var options = DropReading.OptionsOf(new Drop(Guid.NewGuid(), World.Ada, "list.txt.gz", prefix, null, DateTimeOffset.UnixEpoch), root);

        Assert.Equal((DropLimits.Text, DropLimits.Keys), (options.LongestText, options.MostKeys));
    }
}
