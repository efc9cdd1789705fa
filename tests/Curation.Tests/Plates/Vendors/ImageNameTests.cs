using Curation.Plates.Vendors;
using Curation.Plates.Wells;
using Curation.Tests.Keys.Rules;
using Testing.Keys;

namespace Curation.Tests.Plates.Vendors;

public sealed class ImageNameTests
{
    private static readonly string[] OfEveryVendor =
    [
        "Images/r08c14f01p01-ch1sk1fk1fl1.tiff", "r08c14f01p01-ch10sk2fk1fl1.tif", "r99c00f123456789012p01-ch1sk1fk1fl1.tiff",
        "CP1-SC1-01_A01_T0001F001L01A02Z01C03.tif", "a_b_AF48_T0001F099L01A02Z11C05.tif", "p_a01_T0001F001L01A02Z01C03.tif",
        "7149-01 berger 3-10-13_m10_s2_w5f0cba777-87e3-46df-b4ae-a9ef87844817.tif", "TimePoint_12/x_AB12_s123_w1.TIF", "Images/x_b02_s1_w3.tif",
        "10X_c1-SBS-1/Well1_Point1_0000_ChannelDAPI,Cy3,A594_Seq0000.nd2", "Well12_Point0123_0000_ChannelDAPI_Seq0001.nd2", "a/b/c.nd2",
        "hs/55195c81-c4c6-4327-b7fc-b0b50de675b2/images/r01c01/r01c01f01p01-ch01t01.tiff", "Images/r01c02/r01c02f01p01-ch1sk1fk1fl1.tiff",
        "p_A01.a1_T0001F0123L01A01Z001C01.tif", "TimePoint_1/ZStep_2/x_A01_s1_w2.tif", "x_A01_w1.tif", "x_A01_s3.tif", "TimePoint_1/x_A01.tif",
        "x_A01f0cba777-87e3-46df-b4ae-a9ef87844817.tif", "x_A01.tif",
        "TimePoint_1/x_A01_s1_w2.tiff", "x_A01_w2f0cba777-87e3-46df-b4ae-a9ef87844817.tiff", "CP1-SC1-01_A01_T0001F001L01A02Z01C03.tiff",
        "r01c02f1p1-ch1sk1fk1fl1.tiff", "r01c02f123p01rc2-ch1sk1fk1fl1.tiff", "Images/r01c02f03p01-ch4ev1rc2sk1fk1fl1.tiff",
        "r01c02f03p01ev1-ch04t01.TIFF", "CP1_A01_T0001F001L01A02Z01C03.TIF", "Images/CP1_A01_T0001F001L01A02Z01C03.tif",
        "2024-01-15/1234/TimePoint_1/ZStep_2/x_A01_s1_w2.TIF", "x_Plate_12/TimePoint_1/x_A01_w2.tif", "timepoint_1/zstep_2/x_A01_s1_w2.tif",
        "2024-01-15/x_A01_s1.tif", "2024-01-15/x_A01.tif", "x_A01_s1_w1_thumb.TIF",
        "TimePoint_1/x_A01_s1_thumbf0cba777-87e3-46df-b4ae-a9ef87844817.tif",
        "WellB02_PointB02_0003_ChannelSD GFP_Seq0012.nd2", "20260728_143951_318__WellA1_PointA1_0000_ChannelDAPI,WF_GFP_Seq0001.ome.tiff",
        "20X_CP/WellA1_PointA1_0000_ChannelDAPI_Seq0001.tif",
        "001002003.flex", "Meas_01(2024)/016024011.FLEX", "033001001.flex", "001002003.tif", "001002-3-001001004.tif", "001049-3-001001004.tif",
        "A1_01_2_3_DAPI_001.tif", "A12_-2_1_1_Tsf[Stitched[DAPI 377,447]]_001.tif", "AB12_01_1_2Z3_Confocal RFP_002.tif",
        "B2/B2_01_1_1_Phase Contrast_001.tif", "ID_A9 info/A9_-1_3_1_DAPI_001.tif", "B2/B3_01_1_1_X_001.tif",
        "A1_1Z0_DAPI_1_001_.tif", "P24_1_Bright Field_1_001_02.tif", "A1_1_Stitched[AandB_Phase Contrast]_1_001_-1.tif",
        "A1ROI1_01_1_1Z0_DAPI_001.tif", "A - 1(fld 1 wv DAPI - DAPI).tif", "A - 01(fld 2 wv UV - DAPI z 3).tif",
        "p_x_P - 22(fld 04 wv TL-Brightfield - Cy3 wix 2).tif", "H - 12(fld 1 z 2- time 50 - 1470000 ms).tif", "A - 1(fld 1).tif",
        "B - 4(fld 1 wv Cy3 - Cy3 time 2 - 30 ms).tif", "A - 1(fld 1 wv z 3).tif", "Images/Index.idx.xml", "MeasurementData.mlf", "thumb.png",
    ];

    [Theory]
    [InlineData("Images/r08c14f01p02-ch3sk4fk1fl1.tiff", Vendor.Phenix, "H14", 1, 3, 2, 4)]
    [InlineData("CP1-SC1-01_A01_T0001F009L01A02Z01C03.tif", Vendor.Yokogawa, "A01", 9, 3, 1, 1)]
    [InlineData("TimePoint_2/berger 3_m10_s2_w5f0cba777-87e3-46df-b4ae-a9ef87844817.tif", Vendor.ImageXpress, "M10", 2, 5, 0, 2)]
    [InlineData("hs/55195c81-c4c6-4327-b7fc-b0b50de675b2/images/r01c02/r01c02f03p04-ch05t06.tiff", Vendor.Phenix, "A02", 3, 5, 4, 6)]
    [InlineData("CP1_A01.a1_T0001F0012L01A02Z03C04.tif", Vendor.Yokogawa, "A01", 12, 4, 3, 1)]
    [InlineData("TimePoint_2/ZStep_3/x_B02_s4_w5f0cba777-87e3-46df-b4ae-a9ef87844817.tif", Vendor.ImageXpress, "B02", 4, 5, 3, 2)]
    [InlineData("ZStep_3/x_B02_w2.tif", Vendor.ImageXpress, "B02", 1, 2, 3, 0)]
    [InlineData("x_B02_s4f0cba777-87e3-46df-b4ae-a9ef87844817.tif", Vendor.ImageXpress, "B02", 4, 1, 0, 0)]
    [InlineData("x_B02_s4_w2.tiff", Vendor.ImageXpress, "B02", 4, 2, 0, 0)]
    [InlineData("CP1-SC1-01_A01_T0001F009L01A02Z01C03.tiff", Vendor.Yokogawa, "A01", 9, 3, 1, 1)]
    [InlineData("TimePoint_1/x_B02.tif", Vendor.ImageXpress, "B02", 1, 1, 0, 1)]
    [InlineData("r01c02f123p01-ch1sk1fk1fl1.tiff", Vendor.Phenix, "A02", 123, 1, 1, 1)]
    [InlineData("Images/r01c02f3p1-ch4sk1fk1fl1.tiff", Vendor.Phenix, "A02", 3, 4, 1, 1)]
    [InlineData("Images/CP1_A01_T0001F009L01A02Z01C03.TIF", Vendor.Yokogawa, "A01", 9, 3, 1, 1)]
    [InlineData("2024-01-15/1234/timepoint_2/zstep_3/x_B02_s4_w5.TIF", Vendor.ImageXpress, "B02", 4, 5, 3, 2)]
    [InlineData("x_Plate_12/TimePoint_1/x_B02_w2.tif", Vendor.ImageXpress, "B02", 1, 2, 0, 1)]
    [InlineData("Meas_01/002003004.flex", Vendor.Opera, "B03", 4, 0, 0, 0)]
    [InlineData("002003004.tif", Vendor.Opera, "B03", 4, 0, 0, 0)]
    [InlineData("A - 1(fld 3).tif", Vendor.InCell, "A01", 3, 1, 0, 0)]
    [InlineData("10X_c1-SBS-1/Well1_Point7_0000_ChannelDAPI,Cy3_Seq0000.nd2", Vendor.NikonPooled, null, 7, 0, 0, 0)]
    [InlineData("some/where/else.nd2", Vendor.Nikon, null, 0, 0, 0, 0)]
    public void The_name_of_an_image_tells(string below, Vendor vendor, string? well, int field, int channel, int plane, int time)
    {
        Assert.True(ImageName.TryRead(below, out var name));
        Assert.Equal(
            (vendor, well, field, channel, plane, time),
            (name.Vendor, name.Well?.ToString(), name.Field, name.Channel, name.Plane, name.Time));
    }

    [Theory]
    [InlineData("r01c02f03p01rc2-ch4sk1fk1fl1.tiff", "A02", 3, "rc2-ch4", 0, 1, 1)]
    [InlineData("r01c02f03p01-ch4ev2sk1fk1fl1.tiff", "A02", 3, "ch4ev2", 0, 1, 1)]
    [InlineData("WellB02_PointB02_0003_ChannelSD GFP_Seq0012.nd2", "B02", 3, "SD GFP", 0, 0, 0)]
    [InlineData("x__WellB2_PointB2_0003_ChannelDAPI,WF_GFP_Seq0012.ome.tif", "B02", 3, "DAPI,WF_GFP", 0, 0, 0)]
    [InlineData("001002-3-001001004.tif", "A02", 3, "001001004", 0, 0, 0)]
    [InlineData("A1_-1_2_3_Tsf[DAPI]_001.tif", "A01", 3, "Tsf[DAPI]", -1, 0, 1)]
    [InlineData("B2/B2_02_2_3Z4_Phase Contrast_005.tif", "B02", 3, "Phase Contrast", 2, 4, 5)]
    [InlineData("A1_3Z4_DAPI_2_005_02.tif", "A01", 3, "DAPI", 2, 4, 5)]
    [InlineData("A - 1(fld 1 wv DAPI - DAPI).tif", "A01", 1, "DAPI - DAPI", 0, 0, 0)]
    [InlineData("p_A - 01(fld 2 wv UV - DAPI z 3- time 4 - 5000 ms).TIF", "A01", 2, "UV - DAPI", 0, 3, 4)]
    public void A_channel_is_named_where_it_has_no_number_alone(string below, string well, int field, string channel, int step, int plane, int time)
    {
        Assert.True(ImageName.TryRead(below, out var name));
        Assert.Equal(
            (well, field, channel, step, plane, time),
            (name.Well?.ToString(), name.Field, below[name.ChannelName], name.Step, name.Plane, name.Time));
    }

    [Theory]
    [InlineData("123456789.tif")]
    [InlineData("001049001.tif")]
    [InlineData("20240115.tif")]
    [InlineData("033001001.flex")]
    [InlineData("W0001F0001T0001Z001C1.tif")]
    [InlineData("A1ROI1_01_1_1Z0_DAPI_001.tif")]
    [InlineData("B2/B3_01_1_1_DAPI_001.tif")]
    [InlineData("20X_CP/WellA1_PointA1_0000_ChannelDAPI_Seq0001.tif")]
    [InlineData("2024-01-15/x_A01.tif")]
    [InlineData("x_A01_s1_w1_thumb.TIF")]
    [InlineData("TimePoint_ZStep_1/x_A01_s1_w1.TIF")]
    public void What_is_not_sure_is_not_read(string below) => Assert.False(ImageName.TryRead(below, out _));

    [Theory]
    [InlineData("r33c01f01p01-ch1sk1fk1fl1.tiff", 33, 1)]
    [InlineData("r01c00f01p01-ch1sk1fk1fl1.tiff", 1, 0)]
    [InlineData("x_Z99_T0001F001L01A02Z01C03.tif", 26, 99)]
    public void A_well_that_no_plate_has_is_none(string below, int row, int column)
    {
        Assert.True(ImageName.TryRead(below, out var name));
        Assert.Equal((null, row, column), (name.Well, name.Row, name.Column));
    }

    [Fact]
    public void A_collected_key_says_what_the_expressions_say()
    {
        string[] below = [.. Corpus.RealKeys.Concat(Corpus.DerivedKeys).SelectMany(Parts).Distinct()];

        Assert.True(below.Count(key => ImageName.TryRead(key, out _)) > 10_000);
        AssertAgreement(below);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Forty_thousand_names_gone_wrong_say_what_the_expressions_say(int seed)
    {
        var collected = Corpus.RealKeys.Where((_, i) => i % 50 == seed).Select(key => Parts(key).Last());
        string[] names = [.. OfEveryVendor, .. collected.Where(name => VendorOracle.Read(name) is not null)];
        var random = new Random(seed);

        AssertAgreement(
            new Mutations(seed).Of(names, 20_000).Concat(Enumerable.Range(0, 20_000).Select(_ => Spoil(names[random.Next(names.Length)], random))));
    }

    [Fact]
    public void No_name_is_explained_by_two_namings() =>
        Assert.DoesNotContain(new Mutations(7).Of(OfEveryVendor, 20_000), name => VendorOracle.Explanations(name) > 1);

    [Fact]
    public void Reading_a_name_allocates_nothing()
    {
        var read = 0;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
        {
            foreach (var name in OfEveryVendor)
            {
                read += ImageName.TryRead(name, out var image) && image.Well is not null ? 1 : 0;
            }
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(49_000, read);
    }

    // The key below the plate, and as things that are no names of images the key itself and the file alone.
    private static string[] Parts(string key)
    {
        var parts = key.Split('/');
        return [key, parts[^1], string.Join('/', parts.Skip(6))];
    }

    // A letter or two of a name, exchanged for others that names have.
    private static string Spoil(string name, Random random)
    {
        const string Others = "09aAfFgGzZ_rcfpskfltTFLAZCwW-./,\n٣ ()[]me";
        var letters = name.ToCharArray().ToList();
        for (var i = random.Next(1, 3); i > 0 && letters.Count > 0; i--)
        {
            var at = random.Next(letters.Count);
            switch (random.Next(3))
            {
                case 0:
                    letters[at] = Others[random.Next(Others.Length)];
                    break;
                case 1:
                    letters.Insert(at, Others[random.Next(Others.Length)]);
                    break;
                default:
                    letters.RemoveAt(at);
                    break;
            }
        }

        return string.Concat(letters);
    }

    private static void AssertAgreement(IEnumerable<string> names)
    {
        var disagreements = names.Where(name => Read(name) != VendorOracle.Read(name))
            .Select(name => $"{name}: {Read(name)}, not {VendorOracle.Read(name)}");

        Assert.Empty(disagreements.Take(10));
    }

    private static ImageName? Read(string name) => ImageName.TryRead(name, out var image) ? image : null;
}
