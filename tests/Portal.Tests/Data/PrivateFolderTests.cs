using System.Runtime.Versioning;
using Curation.Workflow.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Ground;
using Portal.Tests.Journeys;
using Testing.Tools;

namespace Portal.Tests.Data;

/// <summary>What the portal keeps is nobody else's on this machine: not what it makes, and not what an earlier version left.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class PrivateFolderTests
{
    private const UnixFileMode Folder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode File = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Wide =
        Folder | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    [LinuxFact]
    public async Task All_that_is_made_at_work_is_private()
    {
        await using var world = new World();
        await world.SignedInAsync("ada");
        var deposit = await world.OpenAsync(objects: World.Complete);
        var planned = await world.PlanAsync(deposit);
        await world.Promotions.ApproveAsync(planned.Id, planned.SnapshotHash, "A test.", World.Shantanu);
        Assert.Equal(JobState.Done, (await world.EndOfAsync(deposit)).State);

        var root = world.Services.GetRequiredService<DataFolder>().Root;
        var seen = Walk(root);

        foreach (var part in new[]
        {
            "portal.db", "portal.db-wal", "portal.db-shm", "keys/", "sandbox/", "checks/", "snapshot.csv.gz", "findings.db",
        })
        {
            Assert.Contains(seen, path => path.Contains(part, StringComparison.Ordinal));
        }
    }

    [LinuxFact]
    public void What_an_earlier_version_left_is_shut()
    {
        using var temporary = new TemporaryFolder();
        var root = temporary.At("data");
        foreach (var path in new[]
        {
            "portal.db", "portal.db-wal", "portal.db.bak", "checks/1/findings.db", "keys/key-1.xml", "sandbox/objects/ab/1", "dropped/2/summary.json",
        })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(root, path))!);
            System.IO.File.WriteAllText(Path.Combine(root, path), "old");
            System.IO.File.SetUnixFileMode(
                Path.Combine(root, path), Wide & ~UnixFileMode.UserExecute & ~UnixFileMode.GroupExecute & ~UnixFileMode.OtherExecute);
        }

        foreach (var folder in Directory.EnumerateDirectories(root, "*", SearchOption.AllDirectories).Append(root))
        {
            System.IO.File.SetUnixFileMode(folder, Wide);
        }

        // Neither what a link leads to nor what somebody else put beside it is the portal's.
        System.IO.File.WriteAllText(temporary.At("elsewhere"), "not ours");
        System.IO.File.SetUnixFileMode(temporary.At("elsewhere"), Wide);
        System.IO.File.CreateSymbolicLink(Path.Combine(root, "checks/link"), temporary.At("elsewhere"));
        System.IO.File.CreateSymbolicLink(Path.Combine(root, "portal.link"), temporary.At("elsewhere"));

        using (new DataFolder(root))
        {
            Walk(root);
        }

        Assert.Equal(Wide, System.IO.File.GetUnixFileMode(temporary.At("elsewhere")));
    }

    [LinuxFact]
    public void A_folder_that_everybody_shares_is_refused_and_left_as_it_is()
    {
        using var temporary = new TemporaryFolder();
        var shared = UnixFileMode.StickyBit | Wide | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
        System.IO.File.SetUnixFileMode(temporary.Root, shared);

        var refused = Assert.Throws<StartException>(() => new DataFolder(temporary.Root));

        Assert.Contains("everybody shares", refused.Message, StringComparison.Ordinal);
        Assert.Equal(shared, System.IO.File.GetUnixFileMode(temporary.Root));
    }

    private static List<string> Walk(string root)
    {
        var seen = Directory.EnumerateFileSystemEntries(
            root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .Append(root)
            .ToList();
        Assert.All(seen, path =>
        {
            var mode = System.IO.File.GetUnixFileMode(path);
            Assert.True(mode == (Directory.Exists(path) ? Folder : File), $"{path}: {mode}");
        });
        return seen;
    }
}
