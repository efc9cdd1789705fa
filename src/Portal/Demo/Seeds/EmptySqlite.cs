using System.Buffers.Binary;

namespace Portal.Demo.Seeds;

/// <summary>The smallest SQLite database: one page, no tables.</summary>
internal static class EmptySqlite
{
    private const int PageSize = 512;

    public static byte[] File()
    {
        var page = new byte[PageSize];
        "SQLite format 3\0"u8.CopyTo(page);
        BinaryPrimitives.WriteUInt16BigEndian(page.AsSpan(16), PageSize);
        // Rollback journal for reading and writing, no reserved bytes, and the payload fractions the format fixes.
        ReadOnlySpan<byte> settings = [1, 1, 0, 64, 32, 32];
        settings.CopyTo(page.AsSpan(18));
        BinaryPrimitives.WriteUInt32BigEndian(page.AsSpan(24), 1); // change counter
        BinaryPrimitives.WriteUInt32BigEndian(page.AsSpan(28), 1); // pages
        BinaryPrimitives.WriteUInt32BigEndian(page.AsSpan(44), 4); // schema format
        BinaryPrimitives.WriteUInt32BigEndian(page.AsSpan(56), 1); // UTF-8
        BinaryPrimitives.WriteUInt32BigEndian(page.AsSpan(92), 1); // change that the page count is of
        BinaryPrimitives.WriteUInt32BigEndian(page.AsSpan(96), 3_045_000); // written as by SQLite 3.45
        page[100] = 13; // a leaf of the schema table, without cells
        BinaryPrimitives.WriteUInt16BigEndian(page.AsSpan(105), PageSize);
        return page;
    }
}
