using Microsoft.Data.Sqlite;

namespace Portal.Ground;

/// <summary>What disk and database say when they fail, as sentences that say what to do.</summary>
internal static class StorageFaults
{
    public const string Full = "The portal's disk is full: nothing was saved. A maintainer has to make room in the data directory.";

    public const string Locked =
        "The portal's database is locked by another program: nothing was saved. Try again in a minute; if it stays, a maintainer has to find what holds portal.db in the data directory.";

    /// <summary>When whoever could not be served may ask again.</summary>
    public static readonly TimeSpan TryAfter = TimeSpan.FromMinutes(1);

    /// <summary>The sentence, or null for what has other causes. It names no path: everybody may read it.</summary>
    public static string? MessageFor(Exception? exception) => exception switch
    {
        null => null,
        SqliteException sqlite => MessageFor(sqlite),
        _ when IsFull(exception) => Full,
        _ => MessageFor(exception.InnerException),
    };

    /// <summary>Whether a disk, or what one user may have of it, is used up.</summary>
    public static bool IsFull(Exception exception) => exception is SqliteException { SqliteErrorCode: 13 }
        || (exception is IOException && (exception.HResult is NoSpace or Quota or unchecked((int)0x80070070) || exception.Message.Contains("No space left", StringComparison.OrdinalIgnoreCase)));

    // The numbers are Linux's ENOSPC and EDQUOT, which an IOException carries as they are.
    private const int NoSpace = 28;
    private const int Quota = 122;

    private static string? MessageFor(SqliteException exception) => exception.SqliteErrorCode switch
    {
        13 => Full,
        5 or 6 => Locked,
        8 => "The portal may only read its database: nothing was saved. A maintainer has to let it write portal.db in the data directory.",
        10 or 14 => "The portal's disk does not answer as it should: nothing was saved. A maintainer has to look at the disk of the data directory; the log has what it said.",
        11 or 26 => "A database in the portal's data directory is damaged: nothing was saved. A maintainer has to stop the portal and bring it back from a backup; the log has what was being done.",
        _ => null,
    };
}
