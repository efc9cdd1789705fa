using Curation.Checks;
using Curation.Findings;
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
        Assert.DoesNotContain(
            Of("BR1").With($"{Workspace}metadata/external_metadata/{one}", $"{Workspace}metadata/external_metadata/{other}").Check(),
            finding => finding.Rule == "K009");

    [Fact]
    public void Batches_that_differ_in_an_accent_are_told_once_and_not_by_their_case()
    {
        var found = Of("BR1").With($"{Place}/images/B\u00fc/images/BR1/x.tiff", $"{Place}/images/Bu\u0308/images/BR1/x.tiff").Check();

        Assert.Contains("look alike in one folder", Assert.Single(found, finding => finding.Rule == "K009").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_left_behind_in_a_folder_of_images_is_no_image()
    {
        var left = ((string[])["@eaDir/r01c01f01p01-ch1sk1fk1fl1.tiff", ".Trashes/r03c03f01p01-ch1sk1fk1fl1.tiff",
            "$RECYCLE.BIN/r04c03f01p01-ch1sk1fk1fl1.tiff", "System Volume Information/r05c03f01p01-ch1sk1fk1fl1.tiff", "4913",
            "r06c03f01p01-ch1sk1fk1fl1 (Anna's conflicted copy 2024-01-15).tiff",
            "r07c03f01p01-ch1sk1fk1fl1.sync-conflict-20240115-103412-ABCDEFG.tiff", "~$r08c03f01p01-ch1sk1fk1fl1.tiff"])
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
    [InlineData("Images/r01c0{0}f{1}p1-ch{2}sk1fk1fl1.tiff")]
    [InlineData("Images/r01c0{0}f10{1}p01-ch{2}sk1fk1fl1.tiff")]
    [InlineData("Images/r01c0{0}f0{1}p01rc{2}-ch1sk1fk1fl1.tiff")]
    [InlineData("Images/r01c0{0}f0{1}p01rc1-ch1ev{2}sk1fk1fl1.tiff")]
    [InlineData("2024-01-15/1234/TimePoint_1/BR1_A0{0}_s{1}_w{2}.TIF")]
    [InlineData("timepoint_1/zstep_{2}/BR1_A0{0}_s{1}_w1.tif")]
    [InlineData("BR1_Plate_1234/TimePoint_1/BR1_A0{0}_s{1}_w{2}.TIF")]
    [InlineData("BR1_A0{0}_T0001F00{1}L01A01Z01C0{2}.TIF")]
    [InlineData("Images/BR1_A0{0}_T0001F00{1}L01A01Z01C0{2}.tif")]
    [InlineData("WellA0{0}_PointA0{0}_000{1}_ChannelC{2}_Seq0000.nd2")]
    [InlineData("x__WellA{0}_PointA{0}_000{1}_ChannelC {2}_Seq0000.ome.tiff")]
    [InlineData("00100{0}-{1}-00100100{2}.tif")]
    [InlineData("A{0}_-1_{2}_{1}_Tsf[C{2}]_001.tif")]
    [InlineData("A{0}_01_{2}_{1}_C{2}_001.tif")]
    [InlineData("A{0}_0{2}_1_{1}_DAPI_001.tif")]
    [InlineData("A{0}/A{0}_{1}Z{2}_DAPI_1_001_.tif")]
    [InlineData("A - {0}(fld {1} wv C{2} - C{2}).tif")]
    [InlineData("A - 0{0}(fld 0{1} wv UV - DAPI z {2}).tif")]
    public void A_missing_image_is_seen_in_every_spelling(string name)
    {
        var found = new List<Finding>();
        var check = new DepositCheck(RulePack.Gallery, Profile.Staging, found.Add);
        foreach (var (well, field, channel) in from well in (int[])[1, 2]
                                               from field in (int[])[1, 2, 3]
                                               from channel in (int[])[1, 2]
                                               select (well, field, channel))
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

    [Fact]
    public void A_missing_image_is_named_by_the_name_of_its_channel()
    {
        var found = new List<Finding>();
        var check = new DepositCheck(RulePack.Gallery, Profile.Staging, found.Add);
        foreach (var file in (string[])["A1_01_1_1_DAPI_001.tif", "A1_01_2_1_GFP_001.tif", "A1_02_1_1_DAPI_001.tif", "A2_01_1_1_DAPI_001.tif"])
        {
            check.Observe($"{Images}images/BR1/{file}", 1000);
        }

        check.Complete();
        Assert.EndsWith(
            "Missing: A02 field 1 channel GFP, A02 field 1 channel DAPI of step 2.",
            Assert.Single(found, finding => finding.Rule == "I015").Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("flex")]
    [InlineData("tif")]
    public void The_field_of_a_well_with_all_channels_in_one_file_is_missed(string ending)
    {
        var found = Of("BR1")
            .With([.. ((string[])["001001001", "001001002", "001002001"]).Select(file => $"{Images}images/{Full("BR2")}/{file}.{ending}")])
            .Check();

        Assert.EndsWith("Missing: A02 field 2.", Assert.Single(found, finding => finding.Rule == "I015").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nine_digits_that_begin_with_no_well_are_the_name_of_no_microscope() =>
        Assert.Contains(
            Of("BR1").With($"{Images}images/{Full("BR2")}/123456789.tif", $"{Images}images/{Full("BR2")}/123456790.tif").Check(),
            finding => finding.Rule == "I014");

    [Fact]
    public void More_named_channels_than_are_told_apart_are_not_compared_and_the_next_plate_is()
    {
        var found = OfKeys([
            .. Enumerable.Range(0, Bounds.NamedChannels + 1).Select(i => $"{Images}images/BR1/A1_01_1_1_C{i}_001.tif"),
            $"{Images}images/BR2/A1_01_1_1_C1_001.tif", $"{Images}images/BR2/A1_01_2_1_C2_001.tif", $"{Images}images/BR2/A2_01_1_1_C1_001.tif"])
            .Check();

        Assert.Equal(
            ["I015 Info BR1", "I015 Warning BR2"],
            found.Where(finding => finding.Rule == "I015").Select(finding => $"{finding.Rule} {finding.Severity} {finding.Plate}"));
    }
}
