using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Portal.Demo.Seeds;

namespace Portal.Tests.Demo.Seeds;

/// <summary>The files are what their names say, so that tools which open them work.</summary>
public sealed class FileFormatTests
{
    [Fact]
    public void Images_are_baseline_TIFFs_of_sixteen_bit_grey()
    {
        foreach (var image in Ending(".tiff").Where(image => image.Bytes.Length > 0))
        {
            var file = image.Bytes.AsSpan();
            Assert.Equal("II*\0", Encoding.ASCII.GetString(file[..4]));
            var directory = file[BinaryPrimitives.ReadInt32LittleEndian(file[4..])..];
            var tags = new Dictionary<int, int>();
            for (var i = 0; i < BinaryPrimitives.ReadUInt16LittleEndian(directory); i++)
            {
                var entry = directory[(2 + (i * 12))..];
                tags.Add(BinaryPrimitives.ReadUInt16LittleEndian(entry), BinaryPrimitives.ReadInt32LittleEndian(entry[8..]));
            }
            Assert.Equal((64, 64, 16, 1, 1), (tags[256], tags[257], tags[258], tags[259], tags[262]));
            Assert.True(tags[273] + tags[279] <= file.Length);
            Assert.Equal(64 * 64 * 2, tags[279]);
            Assert.Equal(tags.Keys.Order(), tags.Keys);
        }
    }

    [Fact]
    public void A_nucleus_is_brighter_than_the_background()
    {
        var plate = PlateDesign.Imaged("P1", "2026-01-01T00_00_00");
        var cell = Cell.In(plate, new Well(1, 1), 1)[0];

        var image = CellImage.Of(plate, new Well(1, 1), 1, new Channel(5, "DNA"));

        Assert.True(BinaryPrimitives.ReadUInt16LittleEndian(image.AsSpan(8 + (((cell.Y * 64) + cell.X) * 2))) > 5000);
    }

    [Fact]
    public void Illumination_functions_are_NumPy_arrays()
    {
        foreach (var array in Ending(".npy"))
        {
            var header = BinaryPrimitives.ReadUInt16LittleEndian(array.Bytes.AsSpan(8));
            Assert.Equal([0x93, .. "NUMPY"u8, 1, 0], array.Bytes[..8]);
            Assert.Equal(0, (10 + header) % 64);
            Assert.Equal(
                "{'descr': '<f4', 'fortran_order': False, 'shape': (64, 64), }", Encoding.ASCII.GetString(array.Bytes, 10, header).TrimEnd());
            Assert.Equal(10 + header + (64 * 64 * 4), array.Bytes.Length);
        }
    }

    [Fact]
    public void Profiles_are_gzip_that_opens()
    {
        foreach (var profile in Ending(".csv.gz"))
        {
            using var text = new StreamReader(new GZipStream(new MemoryStream(profile.Bytes), CompressionMode.Decompress));
            Assert.StartsWith("Metadata_Plate,Metadata_Well", text.ReadToEnd(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(200_000)]
    public void Gzip_gives_back_what_it_was_given(int length)
    {
        var content = new byte[length];
        new Random(1).NextBytes(content);
        using var opened = new MemoryStream();

        new GZipStream(new MemoryStream(Gzip.Of(content)), CompressionMode.Decompress).CopyTo(opened);

        Assert.Equal(content, opened.ToArray());
    }

    [Fact]
    public void Backends_begin_as_SQLite_does() =>
        Assert.All(Ending(".sqlite"), backend => Assert.Equal("SQLite format 3\0", Encoding.ASCII.GetString(backend.Bytes, 0, 16)));

    private static IEnumerable<Made> Ending(string extension) => Planned.All.Where(made => made.Key.EndsWith(extension, StringComparison.Ordinal));
}
