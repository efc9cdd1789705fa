using Microsoft.Data.Sqlite;
using Testing.Tools;

namespace Portal.Tests.Data;

public sealed class PoolTests
{
    /// <summary>Tests run beside each other, and each closes its database at its end.</summary>
    [Fact]
    public async Task Closing_one_database_leaves_those_of_others_alone()
    {
        using var folder = new TemporaryFolder();
        var (mine, theirs) = ($"Data Source={folder.At("mine.db")}", $"Data Source={folder.At("theirs.db")}");
        using var enough = new CancellationTokenSource();
        var users = Enumerable.Range(0, 3).Select(_ => Task.Run(() => Use(theirs, 3_000))).ToList();
        var closing = Task.Run(() =>
        {
            while (!enough.IsCancellationRequested)
            {
                Use(mine, 1);
                Pool.Close(mine);
            }
        });

        await Task.WhenAll(users);
        await enough.CancelAsync();
        await closing;
        Pool.Close(theirs);
    }

    [Fact]
    public void No_test_closes_what_others_have_open()
    {
        var all = "SqliteConnection." + "ClearAllPools";
        var sources = Directory.EnumerateFiles(Repository.PathOf("tests"), "*.cs", SearchOption.AllDirectories)
            .Where(path => File.ReadAllText(path).Contains(all, StringComparison.Ordinal));

        Assert.Empty(sources);
    }

    private static void Use(string database, int times)
    {
        for (var i = 0; i < times; i++)
        {
            using var connection = new SqliteConnection(database);
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT count(*) FROM sqlite_master";
            Assert.Equal(0L, command.ExecuteScalar());
        }
    }
}
