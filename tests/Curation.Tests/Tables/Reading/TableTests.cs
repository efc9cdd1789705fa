using System.IO.Compression;
using System.Text;
using Curation.Tables.Reading;

namespace Curation.Tests.Tables.Reading;

public sealed class TableTests
{
    [Theory]
    [InlineData("a,b\n1,2\n", "1|2")]
    [InlineData("\uFEFFa,b\r\n1,2\r\n\r\n3,4", "1|2 3|4")]
    [InlineData("\n\na,b\n1,2", "1|2")]
    [InlineData("a,b\n\"x, y\",\"he said \"\"no\"\"\"\n", "x, y|he said \"no\"")]
    [InlineData("a,b\n1,2\n,\n , \n", "1|2")]
    [InlineData("a,b\n,\n1,2\n", "1|2")]
    [InlineData("a,b\r1,2\r3,4\r", "1|2 3|4")]
    [InlineData("a,b\n\"Lorem\" acid,5\"\n", "Lorem acid|5\"")]
    [InlineData("a,b\n\"1\"x,2\n", "1x|2")]
    [InlineData("a,b\n\"one\ntwo\",2\n", "one\ntwo|2")]
    [InlineData("a,b\nµ,ö\n", "µ|ö")]
    [InlineData("a,b\n", "")]
    public async Task Rows_are_given_field_by_field(string text, string rows)
    {
        Assert.Equal(rows, string.Join(' ', (await ReadAsync(Encoding.UTF8.GetBytes(text))).Rows));
        Assert.Equal(rows, string.Join(' ', (await ReadAsync(Packed(text))).Rows));
    }

    [Fact]
    public async Task A_row_with_other_fields_than_the_header_is_passed_over_and_counted()
    {
        var (rows, table) = await ReadAsync("a,b\n1,2\n3\n4,5,6\n7,8\n"u8.ToArray());

        Assert.Equal(["1|2", "7|8"], rows);
        Assert.Equal((2, "line 3 has 1 fields, the header 2"), (table.Ragged, table.FirstRagged));
    }

    [Fact]
    public async Task Tabs_that_an_editor_took_off_the_end_of_a_row_are_put_back()
    {
        await using var table = new Table(new MemoryStream("a\tb\tc\n1\n2\t3\n4\t5\t6\n7\t8\t9\t0\n"u8.ToArray()), (byte)'\t');
        Assert.True(await table.ReadHeaderAsync(default));
        var rows = new List<string>();
        while (await table.NextAsync(default))
        {
            rows.Add(string.Join('|', Enumerable.Range(0, 3).Select(table.Text)));
        }

        Assert.Equal(["1||", "2|3|", "4|5|6"], rows);
        Assert.Equal(1, table.Ragged);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(20_000)]
    public async Task Zeros_behind_the_end_of_a_gzip_and_members_one_after_another_are_read(int zeros)
    {
        var (rows, _) = await ReadAsync([.. Packed("a,b\n1,2\n"), .. Packed("3,4\n"), .. new byte[zeros]], atMost: 777);

        Assert.Equal(["1|2", "3|4"], rows);
    }

    [Fact]
    public async Task An_empty_file_has_no_header() =>
        Assert.False(await new Table(new MemoryStream("\r\n\n"u8.ToArray()), (byte)',').ReadHeaderAsync(default));

    [Fact]
    public async Task A_table_of_any_size_is_read_in_small_pieces()
    {
        var text = new StringBuilder("n,square\n");
        for (var i = 0; i < 50_000; i++)
        {
            text.Append(i).Append(',').Append((long)i * i).Append('\n');
        }

        var (rows, _) = await ReadAsync(Packed(text.ToString()), atMost: 7);

        Assert.Equal(50_000, rows.Count);
        Assert.Equal("49999|2499900001", rows[^1]);
    }

    public static TheoryData<string, byte[]> Unreadable => new()
    {
        { "it is a web page", "<!DOCTYPE html><html></html>"u8.ToArray() },
        { "it is UTF-16", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("a,b\n1,2\n")).ToArray() },
        { "it is Parquet", "PAR1\u0015\u0004"u8.ToArray() },
        { "it is no text", [1, 0, 2, 0] },
        { "it is UTF-16 (little-endian, without", Encoding.Unicode.GetBytes("a,b\n1,2\n") },
        { "it is UTF-16 (big-endian, without", Encoding.BigEndianUnicode.GetBytes("a,b\n1,2\n") },
        { "it is UTF-32", Encoding.UTF32.GetPreamble().Concat(Encoding.UTF32.GetBytes("a,b\n1,2\n")).ToArray() },
        { "its lines end with NEL (U+0085)", Encoding.UTF8.GetBytes("a,b\u00851,2\u0085") },
        { "its lines end with LS (U+2028)", Encoding.UTF8.GetBytes("a,b\u20281,2\u2028") },
        { "line 2: a CR stands within it", "a,b\n1,2\r3,4\n"u8.ToArray() },
        { "line 2: byte 2 is zero", [.. Encoding.UTF8.GetBytes(new string('a', 300)), .. ",b\n1\0,2\n"u8] },
        { "it is a ZIP archive or an Excel workbook", "PK\u0003\u0004 and more"u8.ToArray() },
        { "it is bzip2", "BZh91AY&SY"u8.ToArray() },
        { "it is Zstandard", [0x28, 0xB5, 0x2F, 0xFD, 4, 5] },
        { "it is an SQLite database", "SQLite format 3\0"u8.ToArray() },
        { "it is a Git LFS pointer", "version https://git-lfs.github.com/spec/v1\noid sha256:4d\nsize 5\n"u8.ToArray() },
        { "its first line is “sep=;”", "sep=;\na;b\n"u8.ToArray() },
        { "a remark stands before its header, “# made by hand”", "# made by hand\na,b\n"u8.ToArray() },
        { "it is JSON", "{\"a\": 1}\n"u8.ToArray() },
        { "its first line holds nothing", ",,,\na,b,c,d\n"u8.ToArray() },
        { "it was packed with gzip twice", Packed(Packed("a,b\n1,2\n")) },
        { "something follows the end of its gzip", [.. Packed("a,b\n1,2\n"), .. "junk"u8] },
        {
            "it unpacks to so many times its size",
            Packed("a,b\n" + string.Concat(Enumerable.Repeat(new string('x', 1_000) + ",0\n", 70_000)), CompressionLevel.Optimal)
        },
        { "line 2: it has more than 4,096 fields", Encoding.UTF8.GetBytes("a,b\n" + new string(',', 5_000) + "\n") },
        { "line 2: byte 1 (hexadecimal FF) is no UTF-8", [.. "a,b\n"u8, 0xFF, (byte)',', 0xFE] },
        { "line 2: the quote that opens its field 1 is never closed", "a,b\n\"1,2\n3,4\n"u8.ToArray() },
        { "column “a” twice", "a,b,a\n1,2,3\n"u8.ToArray() },
        { "line 2: it has more than 1,048,576 bytes", Encoding.UTF8.GetBytes("a\n" + new string('x', 3_000_000) + "\n1\n") },
        { "its gzip is cut off or damaged after line ", Packed(string.Join('\n', Enumerable.Range(0, 20_000)))[..^20_000] },
        { "its gzip is cut off or damaged after line ", Packed("a\n1\n2\n")[..^4] },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task What_is_no_table_is_said_to_be_none(string because, byte[] bytes) =>
        Assert.Contains(because, (await Assert.ThrowsAsync<TableException>(() => ReadAsync(bytes))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public async Task Damaged_bytes_are_read_or_refused_but_nothing_else(int seed)
    {
        var random = new Random(seed);
        var sound = Encoding.UTF8.GetBytes("a,b,c\n" + string.Concat(Enumerable.Range(0, 50).Select(i => $"{i},\"x{i}\",s3://bucket/key{i}\n")));
        for (var i = 0; i < 500; i++)
        {
            var bytes = random.Next(2) == 0 ? sound.ToArray() : Packed(Encoding.UTF8.GetString(sound));
            for (var hits = random.Next(1, 6); hits > 0; hits--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            var exception = await Record.ExceptionAsync(() => ReadAsync(bytes[..random.Next(1, bytes.Length)], random.Next(1, 100)));
            Assert.True(exception is null or TableException, exception?.ToString());
        }
    }

    internal static byte[] Packed(string text, CompressionLevel level = CompressionLevel.Fastest) => Packed(Encoding.UTF8.GetBytes(text), level);

    internal static byte[] Packed(byte[] bytes, CompressionLevel level = CompressionLevel.Fastest)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, level))
        {
            zip.Write(bytes);
        }

        return packed.ToArray();
    }

    private static async Task<(List<string> Rows, Table Table)> ReadAsync(byte[] bytes, int atMost = int.MaxValue)
    {
        await using var table = new Table(new Trickle(bytes, atMost), (byte)',');
        var rows = new List<string>();
        if (await table.ReadHeaderAsync(default))
        {
            while (await table.NextAsync(default))
            {
                rows.Add(string.Join('|', Enumerable.Range(0, table.Columns.Count).Select(table.Text)));
            }
        }

        return (rows, table);
    }

    /// <summary>Gives a few bytes at a time, as a network may.</summary>
    private sealed class Trickle(byte[] bytes, int atMost) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, atMost));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, atMost)]);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, atMost)], cancellationToken);
    }
}
