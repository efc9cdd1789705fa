using Curation.S3.Copying;

namespace Curation.S3.Tests.Copying;

public sealed class SizesOfParts
{
    private const long MiB = 1 << 20;

    [Theory]
    [InlineData("d41d8cd98f00b204e9800998ecf8427e", null)]
    [InlineData("d41d8cd98f00b204e9800998ecf8427e-1", 1)]
    [InlineData("d41d8cd98f00b204e9800998ecf8427e-10000", 10_000)]
    [InlineData("d41d8cd98f00b204e9800998ecf8427e-10001", null)]
    [InlineData("d41d8cd98f00b204e9800998ecf8427e-0", null)]
    [InlineData("-3", null)]
    [InlineData("a-b", null)]
    public void An_etag_tells_how_many(string etag, int? count) => Assert.Equal(count, PartSizes.CountOf(etag));

    [Theory]
    [InlineData(1_000_000_000_000, 96, 9_935)]
    [InlineData(5_000_000_000, 64, 75)]
    [InlineData(101, 64, 1)]
    [InlineData(50L * 1024 * 1024 * MiB, 5_243, 10_000)]
    public void Our_own_are_at_most_ten_thousand(long size, long mebibytes, int count)
    {
        var parts = PartSizes.Own(size);

        Assert.Equal(size, parts.Sum());
        Assert.InRange(parts.Count, 1, count);
        Assert.True(parts.Count == 1 || parts[0] == mebibytes * MiB, $"{parts[0] / (double)MiB} MiB");
    }

    [Theory]
    [InlineData(20, 8, 3, true)]
    [InlineData(16, 8, 2, true)]
    [InlineData(20, 8, 2, false)]
    [InlineData(20, 0, 3, false)]
    public void Equal_parts_have_to_be_as_many_as_the_etag_tells(long size, long first, int count, bool fits)
    {
        var parts = PartSizes.Even(size * MiB, first * MiB, count);

        Assert.Equal(fits, parts is not null);
        Assert.Equal(fits ? size * MiB : 0, parts?.Sum() ?? 0);
    }

    [Theory]
    [InlineData(20, 3, 8)]
    [InlineData(30, 2, 16)]
    [InlineData(12, 3, 5)]
    [InlineData(2_000, 3, 667)]
    public void Nobody_tells_are_guessed_from_usual_ones(long size, int count, long first)
    {
        var parts = PartSizes.Guess(size * MiB, count);

        Assert.Equal(size * MiB, parts.Sum());
        Assert.Equal(first * MiB, parts[0]);
    }
}
