using System.Text;
using Curation.Plates.Names;

namespace Curation.Tests.Plates.Names;

public sealed class NameSpoolTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Names_come_back_to_their_folder_however_folders_take_turns(int seed)
    {
        var random = new Random(seed);
        var spool = new NameSpool(new MemoryStream());
        var folders = Enumerable.Range(0, 20).Select(_ => (List: new NameList(), Names: new List<string>())).ToList();
        for (var i = 0; i < 20_000; i++)
        {
            // Now and then another folder, so that there are long and short blocks.
            var (list, names) = folders[random.Next(50) == 0 ? random.Next(20) : i / 1000];
            var name = $"Images/r{random.Next(16):00}c{i}-µm ö 𝄞{new string('x', random.Next(200))}.tiff";
            names.Add(name);
            spool.Add(list, name);
            if (random.Next(5000) == 0)
            {
                Assert.Equal(names.Order(StringComparer.Ordinal), Read(spool, list).Order(StringComparer.Ordinal));
            }
        }

        Assert.All(
            folders, folder => Assert.Equal(folder.Names.Order(StringComparer.Ordinal), Read(spool, folder.List).Order(StringComparer.Ordinal)));
        Assert.All(folders, folder => Assert.Equal(folder.Names.Count, folder.List.Count));
    }

    [Fact]
    public void A_folder_without_names_reads_as_none() => Assert.Empty(Read(new NameSpool(new MemoryStream()), null));

    [Fact]
    public void Names_of_images_take_few_bytes_on_disk()
    {
        var scratch = new MemoryStream();
        var spool = new NameSpool(scratch);
        var list = new NameList();
        for (var i = 0; i < 100_000; i++)
        {
            spool.Add(list, $"Images/r{i / 6000:00}c{i / 250 % 24:00}f{i / 8 % 25:00}p01-ch{i % 8}sk1fk1fl1.tiff");
        }

        Assert.Equal(100_000, Read(spool, list).Count());
        Assert.InRange(scratch.Length, 1, 100_000 * 8);
    }

    private static IEnumerable<string> Read(NameSpool spool, NameList? list) => spool.Read(list).Select(name => Encoding.UTF8.GetString(name.Span));
}
