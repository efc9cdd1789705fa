using Curation.Checking;
using Curation.Plates;
using static Curation.Tests.Plates.Listing;

namespace Curation.Tests.Plates;

/// <summary>Names that systems write otherwise than people mean them.</summary>
public sealed class OddNameTests
{
    [Fact]
    public void Names_that_look_alike_in_one_folder_are_told_once()
    {
        var folder = $"{Workspace}metadata/external_metadata/";
        var found = Of("BR1").With(folder + "u\u0308bersicht.tsv", folder + "\u00fcbersicht.tsv", folder + "\u00e9.tsv").Check();

        var twin = Assert.Single(found, finding => finding.Rule == "K009");
        Assert.Contains("U+0308", twin.Message, StringComparison.Ordinal);
        Assert.Contains("U+00FC", twin.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\u1ec7.tsv", "\u00ea\u0323.tsv")]
    [InlineData("a\u0323\u0302.tsv", "a\u0302\u0323.tsv")]
    [InlineData("\u212b.tsv", "\u00c5.tsv")]
    [InlineData("\u2126.tsv", "\u03a9.tsv")]
    [InlineData("\uac01.tsv", "\u1100\u1161\u11a8.tsv")]
    [InlineData("\u304c.tsv", "\u304b\u3099.tsv")]
    [InlineData("\u00fc/a.tsv", "u\u0308/b.tsv")]
    [InlineData("\u00fc/a.tsv", "u\u0308/a.tsv")]
    public void Every_way_to_write_a_name_otherwise_is_told_once_and_by_the_name_that_differs(string one, string other)
    {
        var folder = $"{Workspace}metadata/external_metadata/";
        var found = Of("BR1").With(folder + one, folder + other, folder + other.Replace("sv", "xt", StringComparison.Ordinal)).Check();

        var twin = Assert.Single(found, finding => finding.Rule == "K009");
        Assert.All([one, other], name => Assert.Contains($"“{name.Split('/')[0]}”", twin.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a\u0301\u0302.tsv", "a\u0302\u0301.tsv")]
    [InlineData("\u00dc.tsv", "\u00fc.tsv")]
    public void What_does_not_look_alike_is_no_twin(string one, string other) =>
        Assert.DoesNotContain(Of("BR1").With($"{Workspace}metadata/external_metadata/{one}", $"{Workspace}metadata/external_metadata/{other}").Check(), finding => finding.Rule == "K009");

    [Fact]
    public void Batches_that_differ_in_an_accent_are_told_once_and_not_by_their_case()
    {
        var found = Of("BR1").With($"{Place}/images/B\u00fc/images/BR1/x.tiff", $"{Place}/images/Bu\u0308/images/BR1/x.tiff").Check();

        Assert.Contains("look alike in one folder", Assert.Single(found, finding => finding.Rule == "K009").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_left_behind_in_a_folder_of_images_is_no_image()
    {
        var left = ((string[])["@eaDir/r01c01f01p01-ch1sk1fk1fl1.tiff", ".Trashes/r03c03f01p01-ch1sk1fk1fl1.tiff", "$RECYCLE.BIN/r04c03f01p01-ch1sk1fk1fl1.tiff", "System Volume Information/r05c03f01p01-ch1sk1fk1fl1.tiff", "4913",
            "r06c03f01p01-ch1sk1fk1fl1 (Anna's conflicted copy 2024-01-15).tiff", "r07c03f01p01-ch1sk1fk1fl1.sync-conflict-20240115-103412-ABCDEFG.tiff", "~$r08c03f01p01-ch1sk1fk1fl1.tiff"])
            .Select(file => $"{Images}images/{Full("BR1")}/Images/{file}");

        Assert.Empty(Of("BR1").With([.. left]).Check());
    }

    [Theory]
    [InlineData("hs/55195c81-c4c6-4327-b7fc-b0b50de675b2/images/r01c0{0}/r01c0{0}f0{1}p01-ch0{2}t01.tiff")]
    [InlineData("TimePoint_1/BR1_A0{0}_s{1}_w{2}d2b7a6c2-0f4e-4b7a-9d55-0a1b2c3d4e5f.tif")]
    [InlineData("TimePoint_1/ZStep_{2}/BR1_A0{0}_s{1}d2b7a6c2-0f4e-4b7a-9d55-0a1b2c3d4e5f.tif")]
    [InlineData("TimePoint_1/BR1_A0{0}_s{1}_w{2}.tiff")]
    [InlineData("BR1_A0{0}.a1_T0001F000{1}L01A01Z01C0{2}.tif")]
    [InlineData("BR1_A0{0}_T0001F00{1}L01A01Z01C0{2}.tiff")]
    [InlineData("Images/r01c0{0}f0{1}p01-ch{2}sk1fk1fl1.tiff")]
    public void A_missing_image_is_seen_in_every_spelling(string name)
    {
        var found = new List<Finding>();
        var check = new DepositCheck(RulePack.Gallery, Profile.Staging, found.Add);
        foreach (var (well, field, channel) in from well in (int[])[1, 2] from field in (int[])[1, 2, 3] from channel in (int[])[1, 2] select (well, field, channel))
        {
            if ((well, field, channel) is not (2, 3, 2))
            {
                check.Observe($"{Images}images/BR1/" + string.Format(null, name, well, field, channel), 1000);
            }
        }

        check.Complete();
        Assert.Contains("has 11 of the 12 images", Assert.Single(found, finding => finding.Rule == "I015").Message, StringComparison.Ordinal);
        Assert.DoesNotContain(found, finding => finding.Rule == "I014");
    }
}
