using Microsoft.Data.Sqlite;
using Sandbox.Storage;
using Sandbox.Storage.Records;

namespace Bench.Index;

/// <summary>
/// One table of SQLite, with a log that is written ahead. Without a flush it promises what the ledger does: what was told survives the process.
/// </summary>
internal sealed class SqliteIndex : IIndex
{
    private const long Bucket = 1;

    private readonly SqliteConnection connection;
    private readonly SqliteCommand begin;
    private readonly SqliteCommand commit;
    private readonly SqliteCommand bucket;
    private readonly SqliteCommand find;
    private readonly SqliteCommand put;
    private readonly SqliteCommand uploads;
    private readonly SqliteCommand page;

    public SqliteIndex(string folder, bool flush)
    {
        Directory.CreateDirectory(folder);
        connection = new SqliteConnection($"Data Source={Path.Combine(folder, "index.db")};Pooling=False");
        connection.Open();
        Run($"""
            PRAGMA journal_mode=WAL;
            PRAGMA synchronous={(flush ? "FULL" : "OFF")};
            PRAGMA cache_size=-65536;
            PRAGMA mmap_size=1073741824;
            PRAGMA wal_autocheckpoint=4000;
            PRAGMA locking_mode=EXCLUSIVE;
            CREATE TABLE IF NOT EXISTS buckets (number INTEGER PRIMARY KEY);
            CREATE TABLE IF NOT EXISTS objects (
                bucket INTEGER NOT NULL, key BLOB NOT NULL, value BLOB NOT NULL, PRIMARY KEY (bucket, key)) WITHOUT ROWID;
            CREATE TABLE IF NOT EXISTS uploads (
                bucket INTEGER NOT NULL, key BLOB NOT NULL, id TEXT NOT NULL, PRIMARY KEY (bucket, key, id)) WITHOUT ROWID;
            INSERT OR IGNORE INTO buckets VALUES (1);
            """);
        begin = Made("BEGIN IMMEDIATE");
        commit = Made("COMMIT");
        bucket = Made($"SELECT 1 FROM buckets WHERE number = {Bucket}");
        find = Made($"SELECT value FROM objects WHERE bucket = {Bucket} AND key = $key", "$key");
        put = Made($"INSERT OR REPLACE INTO objects VALUES ({Bucket}, $key, $value)", "$key", "$value");
        uploads = Made($"SELECT id FROM uploads WHERE bucket = {Bucket} AND key = $key", "$key");
        page = Made($"SELECT key, value FROM objects WHERE bucket = {Bucket} AND key > $after ORDER BY key LIMIT $limit", "$after", "$limit");
    }

    public void Put(byte[] key, byte[] value)
    {
        begin.ExecuteNonQuery();
        bucket.ExecuteScalar();
        find.Parameters[0].Value = key;
        find.ExecuteScalar();
        (put.Parameters[0].Value, put.Parameters[1].Value) = (key, value);
        put.ExecuteNonQuery();
        uploads.Parameters[0].Value = key;
        uploads.ExecuteScalar();
        commit.ExecuteNonQuery();
    }

    public int Page(byte[] after, int limit)
    {
        (page.Parameters[0].Value, page.Parameters[1].Value) = (after, limit);
        var entries = new List<ListingEntry>(limit);
        using var reader = page.ExecuteReader();
        while (reader.Read())
        {
            entries.Add(new ListingEntry((byte[])reader[0], ObjectSummary.Read((byte[])reader[1])));
        }

        return entries.Count;
    }

    public bool Has(byte[] key)
    {
        find.Parameters[0].Value = key;
        return find.ExecuteScalar() is not null;
    }

    public void Dispose()
    {
        foreach (var command in (SqliteCommand[])[begin, commit, bucket, find, put, uploads, page])
        {
            command.Dispose();
        }

        connection.Dispose();
    }

    private SqliteCommand Made(string text, params string[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var name in parameters)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }

        command.Prepare();
        return command;
    }

    private void Run(string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
