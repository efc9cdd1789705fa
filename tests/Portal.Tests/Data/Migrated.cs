using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Tests.Data;

/// <summary>
/// A database that every migration was applied to, made once, and copied for each world: migrating is what most of a world's start would be.
/// </summary>
internal static class Migrated
{
    private static readonly Lazy<byte[]> Database = new(Make);

    public static void CopyTo(string folder) => File.WriteAllBytes(Path.Combine(folder, "portal.db"), Database.Value);

    private static byte[] Make()
    {
        var path = Path.GetTempFileName();
        try
        {
            using (var db = new PortalDb(new DbContextOptionsBuilder<PortalDb>().UseSqlite($"Data Source={path};Pooling=False").Options))
            {
                db.Database.Migrate();
                db.Database.ExecuteSqlRaw("PRAGMA journal_mode=DELETE");
            }

            return File.ReadAllBytes(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
