using System.Security.Cryptography;
using Curation.Checks;
using Curation.Findings;
using Curation.Plates.Grids;

namespace Curation.Tests.Plates.Grids;

public sealed class SameBytesTests
{
    private const string Images = "cpg0016-jump/source_4/images/2021_04_26_Batch1/images/BR1__1/Images/r01c0";

    [Theory]
    [InlineData(1)]
    [InlineData(55)]
    [InlineData(56)]
    [InlineData(64)]
    [InlineData(1023)]
    [InlineData(1024)]
    [InlineData(70_001)]
    public void So_many_zeros_have_the_tag_that_a_bucket_gives_them(int size)
    {
        var tag = Convert.ToHexStringLower(Hash(new byte[size]));
        var zeros = new ZeroTags();

        Assert.True(zeros.Has(tag, Digits(tag), size));
        Assert.False(zeros.Has(tag, Digits(tag), size + 1));
        Assert.True(zeros.Has(tag, Digits(tag), size));
    }

    [Fact]
    public void Zeros_that_came_in_parts_are_known_too()
    {
        const int Part = 8 * 1024 * 1024;
        var tag = Convert.ToHexStringLower(Hash([.. Hash(new byte[Part]), .. Hash(new byte[1_000_000])])) + "-2";

        Assert.True(new ZeroTags().Has(tag, Digits(tag), Part + 1_000_000));
        Assert.False(new ZeroTags().Has(tag, Digits(tag), Part + 1_000_001));
    }

    [Fact]
    public void One_image_of_zeros_alone_is_told_and_three_of_one_tag_are_told()
    {
        var zero = Convert.ToHexStringLower(Hash(new byte[5000]));

        Assert.Equal(
            "Of 4 images of plate “BR1”, 1 holds nothing but zeros, such as “Images/r01c02f01p01-ch1sk1fk1fl1.tiff”: the camera or the copy failed.",
            Message(("a", 5000), (zero, 5000), ("b", 5000), ("c", 4000)));
        Assert.Equal(
            "Of 4 images of plate “BR1”, 2 hold the same bytes as another, such as “Images/r01c02f01p01-ch1sk1fk1fl1.tiff”: they may be empty.",
            Message(("a", 69), ("a", 69), ("a", 69), ("c", 69)));
        Assert.Null(Message(("a", 1), ("b", 1), ("c", 1), ("d", 1)));
    }

    // A letter stands for a digest of its own.
    private static string? Message(params (string Tag, long Size)[] images)
    {
        var found = new List<Finding>();
        var check = new DepositCheck(RulePack.Gallery, Profile.Staging, found.Add);
        foreach (var (i, (tag, size)) in images.Index())
        {
            check.Observe($"{Images}{i + 1}f01p01-ch1sk1fk1fl1.tiff", size, tag.Length == 1 ? new string(tag[0], 32) : tag);
        }

        check.Complete();
        return found.SingleOrDefault(finding => finding.Rule == "N003")?.Message;
    }

    private static ulong Digits(string tag) => Convert.ToUInt64(tag[..16], 16);

#pragma warning disable CA5351
    private static byte[] Hash(byte[] bytes) => MD5.HashData(bytes);
#pragma warning restore CA5351
}
