using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Tests.Data;

/// <summary>
/// Connections that are kept open for the next who asks. A test closes those of its own database, and only once nobody uses it: clearing all
/// pools closes a connection that another test took at that very moment, which then says ObjectDisposedException there.
/// </summary>
internal static class Pool
{
    public static string Of(IDbContextFactory<PortalDb> dbs)
    {
        using var db = dbs.CreateDbContext();
        return db.Database.GetConnectionString()!;
    }

    public static void Close(string of)
    {
        using var any = new SqliteConnection(of);
        SqliteConnection.ClearPool(any);
    }
}
