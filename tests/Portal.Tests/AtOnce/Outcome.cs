using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Portal.Tests.AtOnce;

/// <summary>All that a database holds, but for what is by chance another each time: ids, secrets and hashes.</summary>
internal static class Outcome
{
    private static readonly HashSet<string> ByChance =
    [
        "Id", "DepositId", "CheckRunId", "SubjectId", "PersonId", "Hash", "PreviousHash", "PublicId", "IdToken",
    ];

    public static async Task<string> OfAsync(Place place)
    {
        await place.LookAsync(async db =>
        {
            var facts = await db.Facts.AsNoTracking().OrderBy(f => f.Number).ToListAsync();
            Assert.Equal(Enumerable.Range(1, facts.Count).Select(number => (long)number), facts.Select(f => f.Number));
            Assert.All(facts, fact => Assert.True(fact.IsIntact()));
            Assert.All(facts.Zip(facts.Skip(1)), pair => Assert.Equal(pair.First.Hash, pair.Second.PreviousHash));
            return facts.Count;
        });
        await using var connection = new SqliteConnection($"Data Source={place.Database};Pooling=False");
        await connection.OpenAsync();
        var lines = new List<string>();
        foreach (var table in await NamesAsync(
            connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_\\_EF%' ESCAPE '\\'"))
        {
            var columns = (await NamesAsync(connection, $"SELECT name FROM pragma_table_info('{table}') ORDER BY name"))
                .Where(name => !ByChance.Contains(name));
            lines.AddRange((await NamesAsync(
                connection, $"SELECT {string.Join(" || '|' || ", columns.Select(name => $"COALESCE(\"{name}\", '')"))} FROM \"{table}\""))
                .Select(row => $"{table}: {row}"));
        }

        return string.Join('\n', lines.Order(StringComparer.Ordinal));
    }

    private static async Task<List<string>> NamesAsync(SqliteConnection connection, string query)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = query;
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }
}
