using Curation.Plates;
using Curation.Plates.Vendors;
using Curation.Tests.Checking;
using Curation.Tests.Data;

namespace Curation.Tests.Plates.Vendors;

public sealed class ImageNameTests
{
    private static readonly string[] OfEveryVendor =
    [
        "Images/r08c14f01p01-ch1sk1fk1fl1.tiff", "r08c14f01p01-ch10sk2fk1fl1.tif", "r99c00f123456789012p01-ch1sk1fk1fl1.tiff",
        "CP1-SC1-01_A01_T0001F001L01A02Z01C03.tif", "a_b_AF48_T0001F099L01A02Z11C05.tif", "p_a01_T0001F001L01A02Z01C03.tif",
        "7149-01 berger 3-10-13_m10_s2_w5f0cba777-87e3-46df-b4ae-a9ef87844817.tif", "TimePoint_12/x_AB12_s123_w1.TIF", "Images/x_b02_s1_w3.tif",
        "10X_c1-SBS-1/Well1_Point1_0000_ChannelDAPI,Cy3,A594_Seq0000.nd2", "Well12_Point0123_0000_ChannelDAPI_Seq0001.nd2", "a/b/c.nd2",
        "hs/55195c81-c4c6-4327-b7fc-b0b50de675b2/images/r01c01/r01c01f01p01-ch01t01.tiff", "Images/r01c02/r01c02f01p01-ch1sk1fk1fl1.tiff", "p_A01.a1_T0001F0123L01A01Z001C01.tif",
        "TimePoint_1/ZStep_2/x_A01_s1_w2.tif", "x_A01_w1.tif", "x_A01_s3.tif", "TimePoint_1/x_A01.tif", "x_A01f0cba777-87e3-46df-b4ae-a9ef87844817.tif", "x_A01.tif",
        "TimePoint_1/x_A01_s1_w2.tiff", "x_A01_w2f0cba777-87e3-46df-b4ae-a9ef87844817.tiff", "CP1-SC1-01_A01_T0001F001L01A02Z01C03.tiff",
        "Images/Index.idx.xml", "MeasurementData.mlf", "thumb.png",
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

        AssertAgreement(new Mutations(seed).Of(names, 20_000).Concat(Enumerable.Range(0, 20_000).Select(_ => Spoil(names[random.Next(names.Length)], random))));
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
        Assert.Equal(18_000, read);
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
        const string Others = "09aAfFgGzZ_rcfpskfltTFLAZCwW-./,\n٣ ";
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
        var disagreements = names.Where(name => Read(name) != VendorOracle.Read(name)).Select(name => $"{name}: {Read(name)}, not {VendorOracle.Read(name)}");

        Assert.Empty(disagreements.Take(10));
    }

    private static ImageName? Read(string name) => ImageName.TryRead(name, out var image) ? image : null;
}
