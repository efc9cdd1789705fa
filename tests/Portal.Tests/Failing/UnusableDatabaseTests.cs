using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Ground;
using Testing.Running;
using Testing.Tools;

namespace Portal.Tests.Failing;

/// <summary>A database that is no longer what it was stops the start: nobody finds a new portal in the place of the old one.</summary>
public sealed class UnusableDatabaseTests : IDisposable
{
    private readonly TemporaryFolder root = new();
    private readonly DataFolder folder;

    public UnusableDatabaseTests() => folder = new DataFolder(root.Root);

    public static TheoryData<string, Action<string>, string> Faults => new()
    {
        { "no SQLite", path => File.WriteAllText(path, "Deposits of the gallery\n"), "is not an SQLite database" },
        { "zeros", path => File.WriteAllBytes(path, new byte[8192]), "is not an SQLite database" },
        { "cut off in the middle", path => Cut(path, 2), "damaged" },
        { "cut off after its first page", path => Cut(path, int.MaxValue), "damaged" },
        { "a few bytes", path => Resize(path, 20), "damaged" },
        { "a hole in the middle", path => Overwrite(path, 0x5A), "damaged" },
        { "zeros in the middle", path => Overwrite(path, 0), "damaged" },
        { "empty", path => Resize(path, 0), "is empty" },
        { "gone", File.Delete, "is gone" },
        { "a folder", MakeFolder, "is a folder" },
        { "of another program", MakeForeign, "holds nothing of a portal" },
        { "emptied", MakeEmpty, "holds nothing of a portal" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task It_is_told_in_a_sentence_and_left_as_it_is(string what, Action<string> harm, string words)
    {
        await UseAsync();
        harm(folder.Database);
        var before = Content();

        var said = Assert.Throws<StartException>(() => DatabaseFile.MakeSure(folder)).Message;

        Assert.True(said.Contains(words, StringComparison.Ordinal), $"{what}: {said}");
        Assert.Contains(folder.Database, said, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', said);
        Assert.Equal(before, Content());
    }

    [Fact]
    public async Task A_sound_one_and_a_first_start_are_let_pass()
    {
        DatabaseFile.MakeSure(folder);
        Directory.CreateDirectory(folder.Sandbox);
        await File.WriteAllTextAsync(Path.Combine(folder.Sandbox, "seeded"), "");
        DatabaseFile.MakeSure(folder);

        await UseAsync();
        DatabaseFile.MakeSure(folder);
    }

    [Fact]
    public async Task The_program_ends_with_1_and_that_sentence()
    {
        await UseAsync();
        Cut(folder.Database, 2);
        folder.Dispose();

        var ended = await Command.RunAsync(
            "dotnet",
            [
                Repository.PortalProgram, "--contentroot", Repository.PortalProject, "--urls", "http://127.0.0.1:0", "--Portal:SandboxUrl",
                "http://127.0.0.1:0", "--Portal:DataDirectory", root.Root,
            ]);

        Assert.Equal(1, ended.Code);
        Assert.StartsWith("The portal cannot start: The database ", ended.Errors, StringComparison.Ordinal);
        Assert.Single(ended.Errors.Trim().Split('\n'));
        Assert.False(Directory.Exists(folder.Sandbox), "Nothing else began.");
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused_by_its_name()
    {
        await UseAsync();
        await using var db = Db();
        await db.Database.ExecuteSqlRawAsync("INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Later', '99.0.0')");

        var said = (await Assert.ThrowsAsync<StartException>(() => DatabaseStart.MigrateAsync(db, default))).Message;

        Assert.Contains("29990101000000_Later", said, StringComparison.Ordinal);
    }

    /// <summary>Whoever was killed while it migrated left its row there, for which EF Core waits as long as it takes, without a word.</summary>
    [Fact]
    public async Task A_start_does_not_wait_for_the_lock_that_a_killed_one_left()
    {
        await UseAsync();
        await using (var db = Db())
        {
            Assert.Equal(
                1, await db.Database.ExecuteSqlRawAsync("INSERT INTO __EFMigrationsLock (Id, Timestamp) VALUES (1, '2026-01-01 00:00:00+00:00')"));
        }

        folder.Dispose();

        // It is there once it says that it is well.
        await using var portal = await PortalProcess.StartAsync(root.Root, "--Portal:Seed", "false");

        Assert.Equal(0, await portal.StopAsync());
    }

    public void Dispose()
    {
        folder.Dispose();
        root.Dispose();
    }

    private PortalDb Db() => new(new DbContextOptionsBuilder<PortalDb>().UseSqlite($"Data Source={folder.Database};Pooling=False").Options);

    // As a portal leaves it: migrated, with some rows, and with keys beside it.
    private async Task UseAsync()
    {
        Directory.CreateDirectory(folder.Keys);
        await File.WriteAllTextAsync(Path.Combine(folder.Keys, "key.xml"), "<key />");
        await using var db = Db();
        await DatabaseStart.MigrateAsync(db, default);
        for (var i = 0; i < 400; i++)
        {
            db.FolderTotals.Add(new FolderTotal { RunId = Guid.NewGuid(), Folder = $"cpg0048-bsc/broad/{new string('f', 200)}{i}/", Objects = i });
        }

        await db.SaveChangesAsync();
    }

    private string Content() =>
        File.Exists(folder.Database) ? Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(folder.Database))) : "";

    private static void Cut(string path, int parts) => Resize(path, Math.Max(4096, new FileInfo(path).Length / parts));

    private static void Resize(string path, long length)
    {
        using var file = File.OpenWrite(path);
        file.SetLength(length);
    }

    private static void Overwrite(string path, byte with)
    {
        using var file = File.OpenWrite(path);
        file.Position = file.Length / 2 / 4096 * 4096;
        file.Write(Enumerable.Repeat(with, 4 * 4096).ToArray());
    }

    private static void MakeFolder(string path)
    {
        File.Delete(path);
        Directory.CreateDirectory(path);
    }

    private static void MakeForeign(string path)
    {
        File.Delete(path);
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "CREATE TABLE songs (name TEXT)";
        command.ExecuteNonQuery();
    }

    private static void MakeEmpty(string path)
    {
        MakeForeign(path);
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "DROP TABLE songs";
        command.ExecuteNonQuery();
    }
}
