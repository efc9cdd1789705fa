using Portal.Components.Kit;
using Portal.Data;
using Portal.Ground;
using Portal.Health;
using Portal.Tests.Identity;
using Testing.Tools;

namespace Portal.Tests.Health;

/// <summary>How much of the disk is the portal's own.</summary>
public sealed class DiskSpaceTests
{
    [Fact]
    public async Task What_the_data_folder_holds_is_counted_through_all_its_folders_and_every_ten_minutes_anew()
    {
        using var temporary = new TemporaryFolder();
        using var folder = new DataFolder(temporary.Root);
        var clock = new ManualClock();
        var space = new DiskSpace(folder, clock);
        Write("checks/1/findings.ndjson.gz", 3_000_000);
        Write("keys/key.xml", 1_000_000);

        var first = space.Tell();
        Write("sandbox/x", 6_000_000);
        var soon = space.Tell();
        await clock.PassAsync(TimeSpan.FromMinutes(10));
        var later = space.Tell();

        Assert.EndsWith($"the data folder holds {Bytes.Text(4_000_000)}", first.Message, StringComparison.Ordinal);
        Assert.Equal(Share(first), Share(soon));
        Assert.EndsWith($"the data folder holds {Bytes.Text(10_000_000)}", later.Message, StringComparison.Ordinal);

        void Write(string path, int bytes)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(temporary.At(path))!);
            File.WriteAllBytes(temporary.At(path), new byte[bytes]);
        }
    }

    private static string Share(HealthPart part) => part.Message[part.Message.IndexOf("the data folder", StringComparison.Ordinal)..];
}
