using Curation.Findings;
using Curation.Plates;
using Curation.Plates.Grids;
using Curation.Plates.Wells;
using Curation.Store;
using static Curation.Tests.Plates.Listing;

namespace Curation.Tests.Plates.Grids;

public sealed class PlateGridTests
{
    private const string Plate = $"{Images}images/BR1/";

    [Fact]
    public void A_full_plate_has_no_gap() => Assert.Empty(Found(Phenix([.. Wells(384)], 9, 6)));

    [Fact]
    public void The_images_that_a_plate_lacks_are_counted_and_the_first_are_named()
    {
        var keys = Phenix([.. Wells(381)], 9, 6).Where((_, i) => i is not (60 or 61) && i is < 1000 or >= 1034).ToArray();

        var finding = Assert.Single(Found(keys));

        Assert.Equal(("I015", Severity.Warning, "BR1"), (finding.Rule, finding.Severity, finding.Plate));
        Assert.Equal(
            "Plate “BR1” has 20,538 of the 20,574 images of 381 wells with 9 fields of 6 images. Missing: A02 field 2 channel 1, A02 field 2 channel 2, "
            + "A19 field 5 channel 5, A19 field 5 channel 6, A19 field 6, A19 field 7, A19 field 8, A19 field 9, A20 field 1, A20 field 2 channel 1, ….",
            finding.Message);
    }

    [Fact]
    public void A_channel_that_has_more_planes_than_others_has_them_in_every_well()
    {
        string[] Stack(string well) => [$"{well}f01p01-ch1sk1", $"{well}f01p01-ch2sk1", $"{well}f01p02-ch2sk1", $"{well}f01p03-ch2sk1"];
        string[] names = [.. Stack("r01c01"), .. Stack("r01c02"), .. Stack("r01c03")];

        Assert.Empty(Found([.. names.Select(Image)]));
        Assert.EndsWith(
            "Missing: A02 field 1 channel 2 plane 2.",
            Assert.Single(Found([.. names.Where((_, i) => i != 6).Select(Image)])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_time_that_a_well_lacks_is_a_gap()
    {
        string[] names = [.. from well in (int[])[1, 2] from time in (int[])[1, 2, 3] select $"{Plate}TimePoint_{time}/x_A{well:00}_s1_w1.TIF"];

        Assert.Empty(Found(names));
        Assert.EndsWith("Missing: A02 field 1 channel 1 time 3.", Assert.Single(Found(names[..^1])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plate_that_mixes_the_namings_of_two_microscopes_is_told_with_an_example()
    {
        var finding = Assert.Single(
            Found([
                .. Phenix([.. Wells(2)], 2, 5),
                $"{Plate}BR2_A01_T0001F001L01A01Z01C01.tif",
                $"{Plate}MeasurementData.mlf",
                $"{Plate}Images/Index.idx.xml",
            ]),
            found => found.Rule == "I014");

        Assert.Equal(
            "Plate “BR1” mixes namings: 20 images are named as by Opera Phenix or Operetta, 1 as by Yokogawa, such as “BR2_A01_T0001F001L01A01Z01C01.tif”.",
            finding.Message);
    }

    [Fact]
    public void The_two_namings_of_one_microscope_are_no_mixture() =>
        Assert.Empty(Found($"{Plate}Well1_Point1_0000_ChannelDAPI_Seq0000.nd2", $"{Plate}overview.nd2"));

    [Fact]
    public void Thumbnails_are_no_images() =>
        Assert.Empty(Found($"{Plate}x_A01_s1_w1.TIF", $"{Plate}x_A01_s1_w1_thumb.TIF"));

    [Fact]
    public void A_microscope_that_is_not_known_is_said_once_for_its_batch() =>
        Assert.Equal(
            "The images of batch “2021_04_26_Batch1” are named as by no microscope known here, such as “one.flex”; their wells, fields and channels were not compared.",
            Assert.Single(Found($"{Plate}one.flex", $"{Images}images/BR2/two.flex")).Message);

    [Fact]
    public void Images_of_wells_that_no_plate_has_are_counted() =>
        Assert.StartsWith(
            "Plate “BR1” has 2 images named after wells that no plate has",
            Assert.Single(Found(Image("r01c01f01p01-ch1sk1"), Image("r33c01f01p01-ch1sk1"), Image("r01c49f01p01-ch1sk1"))).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_plate_with_absurd_numbers_is_not_compared_and_takes_little_memory()
    {
        var matrix = new PlateMatrix();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 300_000; i++)
        {
            matrix.Observe($"{Plate}r{i % 16:00}c{i % 24:00}f{(long)i * 1_000_000:000000000000}p{i:00}-ch{i % 7}sk{i}fk1fl1.tiff");
        }

        var imaging = Imaging(matrix, "BR1");

        Assert.True(imaging is { IsTooFine: true, Grid: null, ByMain: 300_000 });
        // The texts of the keys are of the test.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 120_000_000);
    }

    [Fact]
    public void A_plate_after_one_with_absurd_numbers_is_compared()
    {
        string[] absurd = [.. Enumerable.Range(0, Bounds.Shots + 1).Select(i => Image($"r01c01f{i:00}p01-ch1sk1"))];
        string[] next = [.. Phenix([.. Wells(3)], 2, 2).Skip(1).Select(key => key.Replace("/BR1/", "/BR2/", StringComparison.Ordinal))];

        Assert.Equal(
            ["I015 Info BR1", "I015 Warning BR2"], Found([.. absurd, .. next]).Select(found => $"{found.Rule} {found.Severity} {found.Plate}"));
    }

    [Fact]
    public void A_plate_whose_keys_do_not_stand_together_is_not_compared()
    {
        var matrix = new PlateMatrix();
        foreach (var key in (string[])[
            Image("r01c01f01p01-ch1sk1"), $"{Images}images/BR2/r01c01f01p01-ch1sk1fk1fl1.tiff", Image("r01c02f02p01-ch1sk1"),
        ])
        {
            matrix.Observe(key);
        }

        Assert.Null(Imaging(matrix, "BR1"));
    }

    [Fact]
    public void A_deposit_below_a_part_of_a_plate_is_not_said_to_have_gaps() =>
        Assert.DoesNotContain(
            OfKeys(Image("r01c01f01p01-ch1sk1"), Image("r01c02f02p01-ch1sk1")).Check(scope: $"{Plate}Images"), found => found.Rule == "I015");

    [Fact]
    public void The_matrix_says_how_many_images_are_missing() =>
        Assert.Equal("3 missing", OfKeys([.. Phenix([.. Wells(2)], 2, 5).Skip(3)]).Report().Plates.Rows.Single()[PlatePart.Images].Why);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_gaps_of_a_plate_are_those_of_a_naive_model(int seed)
    {
        var random = new Random(seed);
        var matrix = new PlateMatrix();
        var plates = Enumerable.Range(0, 60).Select(i => (Name: $"P{i:00}", Images: RandomPlate(random))).ToList();
        foreach (var (name, images) in plates)
        {
            foreach (var image in images)
            {
                matrix.Observe(
                    $"{Images}images/{name}/r{image.Row:00}c{image.Column:00}f{image.Field:00}p{image.Plane:00}-ch{image.Channel}sk{image.Time}fk1fl1.tiff");
            }
        }

        var census = matrix.Complete().Sources.Single().Batches.Single().Census;

        Assert.All(plates, plate => Assert.Equal(Naive(plate.Images), Tally(census.Imaged[plate.Name].Imaging)));
    }

    // Some numbers of wells, fields and channels, some of the images, in order or not.
    private static (int Row, int Column, int Field, int Channel, int Plane, int Time)[] RandomPlate(Random random)
    {
        var (fields, channels, planes, times) = (random.Next(1, 10), random.Next(1, 8), random.Next(1, 4), random.Next(1, 3));
        var part = random.Next(3) == 0 ? 1 : random.NextDouble();
        var all =
            from row in Enumerable.Range(random.Next(1, 20), random.Next(1, 12))
            from column in Enumerable.Range(random.Next(1, 20), random.Next(1, 12))
            from field in Enumerable.Range(0, fields)
            from plane in Enumerable.Range(1, planes)
            from channel in Enumerable.Range(1, channels)
            from time in Enumerable.Range(1, times)
            where random.NextDouble() < part || field == 0
            select (row, column, field, channel, plane, time);
        var images = all.ToArray();
        if (random.Next(3) == 0)
        {
            random.Shuffle(images);
        }

        return images;
    }

    private static string Naive((int Row, int Column, int Field, int Channel, int Plane, int Time)[] images)
    {
        var wells = images.Select(image => (image.Row, image.Column)).Distinct().ToList();
        var fields = images.Select(image => image.Field).Distinct().ToList();
        var perField = images.Select(image => (image.Channel, image.Plane, image.Time)).Distinct().ToList();
        var missing = (long)wells.Count * fields.Count * perField.Count - images.Distinct().Count();
        return $"{wells.Count} {fields.Count} {perField.Count} {missing}";
    }

    private static string Tally(Imaging? imaging) => imaging?.Grid is { } grid ? $"{grid.Wells} {grid.Fields} {grid.PerField} {grid.Missing}" : "";

    private static Imaging? Imaging(PlateMatrix matrix, string plate) =>
        matrix.Complete().Sources.Single().Batches.Single().Census.Imaged[plate].Imaging;

    private static List<Finding> Found(params string[] keys) => [.. OfKeys(keys).Check().Where(found => found.Rule is "I014" or "I015")];

    private static IEnumerable<Well> Wells(int count) =>
        from index in Enumerable.Range(0, count) select Well.TryFrom((index / 24) + 1, (index % 24) + 1, out var well) ? well : default;

    private static string Image(string name) => $"{Plate}Images/{name}fk1fl1.tiff";

    private static string[] Phenix(Well[] wells, int fields, int channels) =>
        [.. from well in wells
            from field in Enumerable.Range(1, fields)
            from channel in Enumerable.Range(1, channels)
            select Image($"r{well.Row:00}c{well.Column:00}f{field:00}p01-ch{channel}sk1")];
}
