using Microsoft.Data.Sqlite;

namespace Portal.Checking.Store;

/// <summary>
/// The findings of one run in an SQLite file of their own, so that the portal's database stays small. Rows stand in the order in which they are
/// shown — the gravest first, then by the bytes of their keys — and are numbered from 1 without gaps. A severity, and a folder within a severity,
/// is therefore a range of numbers, and every filter is answered by an index of a text and the number. Some 400 bytes a finding.
/// </summary>
internal static class StoreSchema
{
    /// <summary>More are counted, and are in the files to download, but cannot be paged through: about 2 GB.</summary>
    public const long Most = 5_000_000;

    /// <summary>In <c>part_of</c> stands the key of the finding that counts this one among its cases; a case is no error of its own.</summary>
    public const string Columns = "rule, plate, key, identity, severity, message, repair, part_of";

    private const string Types =
        "rule TEXT NOT NULL, plate TEXT, key TEXT NOT NULL, identity INTEGER NOT NULL, severity INTEGER NOT NULL, message TEXT NOT NULL, repair TEXT, part_of TEXT";

    public static string Raw => $"CREATE TABLE found ({Types})";

    public static string Tables =>
        $"CREATE TABLE findings (id INTEGER PRIMARY KEY, {Types}, state INTEGER NOT NULL);"
        + $"CREATE TABLE gone (id INTEGER PRIMARY KEY, {Types}, state INTEGER NOT NULL);"
        + "CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID";

    public static string Indexes => Of("findings") + Of("gone")
        + "CREATE INDEX findings_state ON findings (state); CREATE INDEX findings_state_rule ON findings (state, rule); CREATE INDEX findings_identity ON findings (identity);";

    private static string Of(string table) =>
        $"CREATE INDEX {table}_rule ON {table} (rule); CREATE INDEX {table}_plate_rule ON {table} (plate, rule); CREATE INDEX {table}_plate ON {table} (plate);"
        + $"CREATE INDEX {table}_part ON {table} (rule) WHERE part_of IS NOT NULL;";

    /// <summary>Not pooled: a connection that is let go holds no file that is to be moved or deleted.</summary>
    public static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }

    public static void Execute(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        command.ExecuteNonQuery();
    }
}
