using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Testing.Tools;

namespace Portal.Tests.Auditing;

/// <summary>What is final stays as it is, by whichever words of SQL and from whichever connection.</summary>
public sealed class FinalTests : IDisposable
{
    private const string Published = "01930000-0000-7000-8000-000000000001";
    private const string Planned = "01930000-0000-7000-8000-000000000002";
    private readonly TemporaryFolder folder = new();
    private readonly SqliteConnection connection;

    public FinalTests()
    {
        var source = $"Data Source={Path.Combine(folder.Root, "portal.db")};Pooling=False";
        using (var db = new PortalDb(new DbContextOptionsBuilder<PortalDb>().UseSqlite(source).Options))
        {
            db.Database.Migrate();
        }

        // As whoever has the file opens it, without the portal's own settings.
        connection = new SqliteConnection(source);
        connection.Open();
        for (var number = 1; number <= 3; number++)
        {
            Fill("Facts", ("Number", number), ("Words", $"fact {number}"));
        }

        Fill("Promotions", ("Id", Published), ("Receipt", "{}"), ("State", "Done"));
        Fill("Promotions", ("Id", Planned), ("Receipt", ""), ("State", "Done"));
    }

    [Theory]
    [InlineData("UPDATE Facts SET Words = 'x' WHERE Number = 2")]
    [InlineData("UPDATE OR REPLACE Facts SET Number = 2 WHERE Number = 3")]
    [InlineData("UPDATE OR IGNORE Facts SET Words = 'x'")]
    [InlineData("UPDATE Facts SET rowid = 9 WHERE Number = 3")]
    [InlineData("DELETE FROM Facts")]
    [InlineData("DELETE FROM Facts WHERE Number = 3")]
    [InlineData("INSERT OR REPLACE INTO Facts SELECT * FROM Facts WHERE Number = 3")]
    [InlineData("REPLACE INTO Facts SELECT * FROM Facts WHERE Number = 1")]
    [InlineData("INSERT OR IGNORE INTO Facts SELECT * FROM Facts WHERE Number = 3")]
    [InlineData("INSERT INTO Facts SELECT * FROM Facts WHERE Number = 3 ON CONFLICT (Number) DO UPDATE SET Words = 'x'")]
    [InlineData("INSERT INTO Facts SELECT * FROM Facts WHERE Number = 3 ON CONFLICT DO NOTHING")]
    [InlineData("WITH one AS (SELECT * FROM Facts WHERE Number = 3) INSERT OR REPLACE INTO Facts SELECT * FROM one")]
    [InlineData("UPDATE Promotions SET Receipt = '{\"a\":1}'")]
    [InlineData("UPDATE Promotions SET Receipt = '' WHERE Receipt <> ''")]
    [InlineData("UPDATE Promotions SET State = 'Failed' WHERE Receipt <> ''")]
    [InlineData("UPDATE Promotions SET Id = 'x' WHERE Receipt <> ''")]
    [InlineData("UPDATE Promotions SET rowid = 77 WHERE Receipt <> ''")]
    [InlineData("UPDATE OR REPLACE Promotions SET Id = '" + Published + "' WHERE Id = '" + Planned + "'")]
    [InlineData("UPDATE OR REPLACE Promotions SET rowid = 1 WHERE Id = '" + Planned + "'")]
    [InlineData("DELETE FROM Promotions")]
    [InlineData("DELETE FROM Promotions WHERE Id = '" + Published + "'")]
    [InlineData("INSERT OR REPLACE INTO Promotions SELECT * FROM Promotions WHERE Id = '" + Published + "'")]
    [InlineData("REPLACE INTO Promotions SELECT * FROM Promotions WHERE Id = '" + Published + "'")]
    [InlineData("INSERT INTO Promotions SELECT * FROM Promotions WHERE Id = '" + Published + "' ON CONFLICT (Id) DO UPDATE SET Receipt = 'x'")]
    public void It_is_refused(string sql)
    {
        var before = All();
        foreach (var recursive in new[] { "OFF", "ON" })
        {
            Run($"PRAGMA recursive_triggers = {recursive}");
            Assert.Contains("are final", Assert.Throws<SqliteException>(() => Run(sql)).Message, StringComparison.Ordinal);
        }

        Assert.Equal(before, All());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(-1)]
    public void A_fact_comes_behind_the_last_and_nowhere_else(int number) =>
        Assert.Contains("Facts are final", Assert.Throws<SqliteException>(() => Fill("Facts", ("Number", number))).Message, StringComparison.Ordinal);

    [Fact]
    public void By_the_number_of_the_row_a_receipt_is_not_replaced_either()
    {
        var row = Ask($"SELECT rowid FROM Promotions WHERE Id = '{Published}'");
        var before = All();

        Assert.Contains(
            "Receipts are final",
            Assert.Throws<SqliteException>(() => Fill("Promotions", "INSERT OR REPLACE", ("rowid", row), ("Id", "x"))).Message,
            StringComparison.Ordinal);
        Assert.Equal(before, All());
    }

    [Fact]
    public void What_is_not_final_changes()
    {
        Run($"UPDATE Promotions SET Receipt = '{{}}' WHERE Id = '{Planned}'");
        Fill("Facts", ("Number", 4));

        Assert.Equal("4", Ask("SELECT max(Number) FROM Facts"));
    }

    public void Dispose()
    {
        connection.Dispose();
        folder.Dispose();
    }

    private void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private string Ask(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return $"{command.ExecuteScalar()}";
    }

    private string All() =>
        Ask("SELECT (SELECT group_concat(Number || Words) FROM Facts) || (SELECT group_concat(rowid || Id || Receipt || State) FROM Promotions)");

    private void Fill(string table, params (string Column, object Value)[] values) => Fill(table, "INSERT", values);

    // What is not said is empty or zero.
    private void Fill(string table, string verb, params (string Column, object Value)[] values)
    {
        var row = new Dictionary<string, object>();
        using (var columns = connection.CreateCommand())
        {
            columns.CommandText = $"SELECT name, type FROM pragma_table_info('{table}') WHERE \"notnull\" = 1";
            using var reader = columns.ExecuteReader();
            while (reader.Read())
            {
                row[reader.GetString(0)] = reader.GetString(1) == "INTEGER" ? 0 : "";
            }
        }

        foreach (var (column, value) in values)
        {
            row[column] = value;
        }

        using var insert = connection.CreateCommand();
        insert.CommandText = $"{verb} INTO {table} ({string.Join(", ", row.Keys)}) VALUES ({string.Join(", ", row.Keys.Select((_, i) => $"$v{i}"))})";
        foreach (var (value, i) in row.Values.Select((value, i) => (value, i)))
        {
            insert.Parameters.AddWithValue($"$v{i}", value);
        }

        insert.ExecuteNonQuery();
    }
}
