using System.Text;
using Cpg.Tests.Running;

namespace Cpg.Tests.Sources;

public sealed class BadInputTests
{
    [Theory]
    [InlineData("a/b\t5\nc/d\tlarge\n", 2, "size in bytes")]
    [InlineData("a/b\t5\nc/d\n", 2, "a tab and its size")]
    [InlineData("a/b\nc/d\t5\n", 2, "one key a line")]
    [InlineData("2024-01-02 03:04:05 5 a/b\na/c\n", 2, "aws s3 ls --recursive")]
    [InlineData("2024-01-02 03:04:05  1.2 MiB a/b\n", 1, "--human-readable")]
    [InlineData("                           PRE images/\n", 1, "--recursive")]
    [InlineData("5\t./a/b\n./a/c\n", 2, "a size in bytes")]
    [InlineData("./a/b\n/a/c\n", 2, "“./”")]
    [InlineData("/data/x/y\n/data/x/z\n", 1, "--root")]
    [InlineData("total 24\ndrwxr-xr-x 2 a a 4096 Nov 21 10:34 x\n", 1, "ls -l")]
    [InlineData("{\"Contents\": []}\n", 1, "JSON that names keys")]
    [InlineData("<ListBucketResult/>\n", 1, "XML")]
    [InlineData("s3://bucket/a/b\n", 1, "bucket’s name")]
    [InlineData("hello\nworld\n", 1, "a listing")]
    [InlineData("name\tcount\nx\t5\n", 1, "a listing")]
    [InlineData("Bucket,Key,Size\nbkt,5,a/b\n", 2, "column 3, as the header promises")]
    [InlineData("Bucket,Key,Size\nbkt,a/b\n", 2, "3 columns, as the header promises")]
    [InlineData("Key,Bucket,Size\nbkt,a/b,5\n", 2, "name of a bucket in column 2, as the header promises")]
    [InlineData("\"bkt\",\"a/b\",\"5\"\n\"bkt\",\"a/%zz\",\"5\"\n", 2, "hexadecimal")]
    [InlineData("\"bkt\",\"a/b\",\"5\"\n\"bkt\",\"a/b,5\n", 2, "quotes in pairs")]
    [InlineData("\"Plate Name\",\"well\"\n", 1, "bucket, key and size")]
    public async Task What_breaks_the_form_is_told_with_its_line_and_what_was_expected(string listing, long line, string expected)
    {
        var refused = await Listed.RefusedAsync(listing);

        Assert.Equal(line, refused.Line);
        Assert.StartsWith($"list.txt, line {line}: expected ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\r\n")]
    [InlineData("\uFEFF")]
    public async Task An_empty_file_is_no_listing(string listing)
    {
        Assert.StartsWith("list.txt: it is empty;", (await Listed.RefusedAsync(listing)).Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "list.txt: it is empty;", (await Listed.RefusedAsync(Gzip.Pack(Encoding.UTF8.GetBytes(listing)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_of_ten_megabytes_is_refused_without_being_held()
    {
        var refused = await Listed.RefusedAsync("a/b\na/" + new string('x', 10_000_000) + "\na/c\n");

        Assert.Equal(2, refused.Line);
        Assert.Contains("at most 65,536 bytes", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invalid_utf8_is_told_with_the_byte()
    {
        var refused = await Listed.RefusedAsync([.. "a/b\na/c"u8, 0xFC, .. "d\n"u8]);

        Assert.Equal("list.txt, line 2: expected UTF-8 text; byte 4 of the key (hexadecimal FC) is none; found “a/c\uFFFDd”.", refused.Message);
    }

    [Fact]
    public async Task Utf16_is_told_as_such() =>
        Assert.Contains(
            "found UTF-16", (await Listed.RefusedAsync([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("a/b\n")])).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_gzipped_listing_that_was_cut_off_anywhere_is_refused()
    {
        var whole = Gzip.Pack(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 5000).Select(i => $"cpg0016-jump/{i * 7919L % 10_007}\n"))));
        foreach (var missing in Enumerable.Range(1, 300).Append(whole.Length / 2).Concat(Enumerable.Range(2, 30).Select(left => whole.Length - left)))
        {
            var refused = await Listed.RefusedAsync(whole[..^missing]);

            Assert.Contains("cut off or damaged", refused.Message, StringComparison.Ordinal);
            Assert.InRange(refused.Line, 1, 5100);
        }
    }

    [Fact]
    public async Task A_damaged_gzip_is_refused()
    {
        var bytes = Gzip.Pack(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 5000).Select(i => $"cpg0016-jump/{i * 7919L % 10_007}\n"))));
        bytes[bytes.Length / 2] ^= 0x55;

        await Listed.RefusedAsync(bytes);
    }
}
