using Microsoft.Data.Sqlite;
using Portal.Ground;

namespace Portal.Data;

/// <summary>
/// Looks at the database before it is opened for good. What is damaged, cut off, empty or gone beside data of a portal stops the start: to begin a
/// new one in its place, with a new chain of facts, would hide that the old one is lost.
/// </summary>
internal static class DatabaseFile
{
    private const string Restore = "Bring it back from a backup, or name another folder with Portal:DataDirectory.";

    /// <summary>What SQLite's own files begin with.</summary>
    private static ReadOnlySpan<byte> Magic => "SQLite format 3\0"u8;

    /// <exception cref="StartException">It is not to be used, in a sentence.</exception>
    public static void MakeSure(DataFolder folder)
    {
        var file = new FileInfo(folder.Database);
        if (!file.Exists)
        {
            Refuse(Directory.Exists(file.FullName), "is a folder");
            Refuse(WasUsed(folder), "is gone, and the folder holds what a portal kept beside it");
            return;
        }

        Refuse(file.Length == 0 && HasMore(folder), "is empty, and the folder holds other data. If a first start was cut short, delete the file");
        if (file.Length > 0)
        {
            Refuse(!BeginsRight(file), "is not an SQLite database");
            CheckIntegrity(folder);
        }

        void Refuse(bool isSo, string words)
        {
            if (isSo)
            {
                throw new StartException($"The database {file.FullName} {words}. {Restore}");
            }
        }
    }

    // Reads it to its end, some hundred megabytes a second: a hole in the middle is told at the start, not to whoever comes upon it.
    private static void CheckIntegrity(DataFolder folder)
    {
        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = folder.Database, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 30 }.ConnectionString);
            connection.Open();
            if (Ask(connection, "PRAGMA quick_check(1)") is string said && said != "ok")
            {
                throw new StartException($"The database {folder.Database} is damaged ({said.ReplaceLineEndings(" ")}). {Restore}");
            }

            if (Ask(connection, "SELECT count(*) FROM sqlite_master WHERE name = '__EFMigrationsHistory'") is 0L && (Ask(connection, "SELECT count(*) FROM sqlite_master") is not 0L || WasUsed(folder)))
            {
                throw new StartException($"The database {folder.Database} holds nothing of a portal. {Restore}");
            }
        }
        catch (SqliteException exception)
        {
            throw new StartException($"The database {folder.Database} cannot be used: {MessageFor(exception)}", exception);
        }
    }

    private static string MessageFor(SqliteException exception) => exception.SqliteErrorCode switch
    {
        5 or 6 => "another program has locked it. End that, then start again.",
        8 or 14 => "the portal may not write to it. Give it the right to write, to the folder, too.",
        11 or 26 => $"it is damaged or cut off ({exception.Message}). {Restore}",
        13 => "the disk is full. Make room, then start again.",
        _ => $"{exception.Message} Look at the disk.",
    };

    private static object? Ask(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static bool BeginsRight(FileInfo file)
    {
        using var stream = file.Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var first = new byte[Magic.Length];
        return stream.ReadAtLeast(first, first.Length, throwOnEndOfStream: false) == first.Length && Magic.SequenceEqual(first);
    }

    // Keys come with the first start that had a database, checks with its work, the log with its saves.
    private static bool WasUsed(DataFolder folder) =>
        Holds(folder.Keys) || Holds(Path.Combine(folder.Root, "checks")) || File.Exists(folder.Database + "-wal");

    private static bool Holds(string path) => Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any();

    private static bool HasMore(DataFolder folder) =>
        new DirectoryInfo(folder.Root).EnumerateFileSystemInfos().Any(entry => !entry.Name.StartsWith("portal.db", StringComparison.Ordinal) && entry.Name != "portal.lock")
        || new FileInfo(folder.Database + "-wal") is { Exists: true, Length: > 0 };
}
