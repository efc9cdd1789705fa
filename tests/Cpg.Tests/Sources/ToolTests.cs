using System.Text;
using Curation.Listings;
using Cpg.Tests.Running;

namespace Cpg.Tests.Sources;

/// <summary>What other tools list is read where size and key can be told, and else refused by the tool's name.</summary>
public sealed class ToolTests
{
    private const string Key = "cpg0037-oasis/broad/images/b/illum/BR1/BR1 1_IllumDNA.npy";
    private const string Tag = "5a6e1f79d9237364126f07c829c01ed1";

    [Theory]
    [InlineData("2024/01/15 10:00:00          2768896  " + Key + "\n")]
    [InlineData("2024/01/15 10:00:00 STANDARD     " + Tag + "              2768896  " + Key + "\n")]
    [InlineData("2024-01-15 10:00      2768896  s3://bkt/" + Key + "\n")]
    [InlineData("2024-01-15 10:00      2768896  " + Tag + "  STANDARD  s3://bkt/" + Key + "\n")]
    [InlineData("   2768896  2024-01-15T10:00:00Z  gs://bkt/" + Key + "\nTOTAL: 1 objects, 2768896 bytes (2.64 MiB)\n")]
    [InlineData("  2768896 " + Key + "\n")]
    [InlineData("01/15/2024 10:00:00 2768896 " + Key + "\n")]
    [InlineData("1/15/2024  10:00 AM      2768896 " + Key + "\n")]
    [InlineData("15.01.2024 10:00 2768896 " + Key + "\n")]
    [InlineData("1705312800.5123450000 2768896 " + Key + "\n")]
    [InlineData("1705312800.5123450000 2768896 ./" + Key + "\n")]
    [InlineData("./" + Key + "\t2768896\t1705312800.5123450000\n")]
    [InlineData("/data/" + Key + " 2768896\n")]
    [InlineData("./" + Key + " 2768896\n")]
    [InlineData("2768896 2024-01-15+10:00:00.0000000000 /data/" + Key + "\n")]
    [InlineData("1705312800.5123450000\t2768896\t/data/more/" + Key + "\n")]
    [InlineData("/data/" + Key + ",2768896\n")]
    [InlineData("\"/data/" + Key + "\",2768896\n")]
    [InlineData("path,size\n" + Key + ",2768896\n")]
    [InlineData("Name;Modified;Size (bytes)\n/data/" + Key + ";yesterday;2768896\n")]
    [InlineData("\"File name\"\t\"Length\"\n\"" + Key + "\"\t\"2768896\"\n")]
    [InlineData(Key + ",2768896,1/15/2024 10:00:00 AM\n")]
    [InlineData(" 2768896 " + Key + "\n 2768896 total\n")]
    [InlineData("2768896 " + Key + "\n2768896 total\n")]
    [InlineData("[{\"fileId\":\"4_z\",\"fileName\":\"" + Key + "\",\"size\":2768896}]\n")]
    [InlineData("  2768896 2024-01-15 10:00:00.513831933 " + Key + "\n")]
    [InlineData(Key + ";2768896\n")]
    [InlineData("2768896;" + Key + "\n")]
    [InlineData(Key + ";2768896;2024-01-15 10:00:00;" + Tag + "\n")]
    [InlineData(Key + ",2768896,2024-01-15 10:00:00," + Tag + "\n")]
    [InlineData("\"" + Key + "\",2768896\n")]
    [InlineData(Key + "\t2768896\t\"" + Tag + "\"\n")]
    [InlineData("     2768896 2024-01-15 10:00:00               image/tiff " + Key + "\n     2768896\n")]
    [InlineData("     2768896 2024-01-15 10:00:00 text/plain; charset=utf-8 " + Key + "\n     2768896\n")]
    [InlineData("[\n    [\n        \"" + Key + "\",\n        2768896\n    ]\n]\n")]
    [InlineData("[[\"" + Key + "\", 2768896]]\n")]
    [InlineData("[\n    [\n        2768896,\n        \"\\\""
        + Tag
        + "\\\"\",\n        \"2026-11-27T19:23:09+00:00\",\n        \"STANDARD\",\n        \""
        + Key
        + "\"\n    ]\n]\n")]
    [InlineData(Key + " 2768896\n")]
    [InlineData(Key + "\t2768896\r\r\n")]
    [InlineData("None\t\tNone\nCONTENTS\t\"" + Tag + "\"\t" + Key + "\t2026-11-27T19:23:09.000Z\t2768896\tSTANDARD\nCHECKSUMALGORITHM\tCRC32\n")]
    [InlineData("INFO: " + Key + ";  Content Length: 2768896\n")]
    [InlineData(Key + "; Content Length: 2768896\n")]
    [InlineData("{\n  \"Contents\": [\n    {\n      \"Key\": \""
        + Key
        + "\",\n      \"ETag\": \"\\\""
        + Tag
        + "\\\"\",\n      \"ChecksumAlgorithm\": [\n        \"CRC32\"\n      ],\n      \"Size\": 2768896,\n      \"Owner\": {\n        \"ID\": \"x\"\n      }\n    }\n  ],\n  \"Prefix\": \"\"\n}\n")]
    [InlineData("[\n{\"Path\":\"cpg0037-oasis\",\"Name\":\"cpg0037-oasis\",\"Size\":-1,\"IsDir\":true},\n{\"Path\":\""
        + Key
        + "\",\"Name\":\"x\",\"Size\":2768896,\"IsDir\":false}\n]\n")]
    [InlineData("{\"status\":\"success\",\"type\":\"file\",\"size\":2768896,\"key\":\"" + Key + "\",\"etag\":\"" + Tag + "\"}\n")]
    [InlineData("{\"key\":\"s3://bkt/" + Key + "\",\"etag\":\"" + Tag + "\",\"type\":\"file\",\"size\":2768896}\n")]
    public async Task What_tells_key_and_size_is_read(string listing)
    {
        Assert.Equal([(Key, 2768896L)], await Listed.ReadAsync(listing));
        Assert.Equal([(Key, 2768896L)], await Listed.ReadAsync(listing.ReplaceLineEndings("\r\n")));
    }

    [Theory]
    [InlineData("[2024-01-15 10:00:00 UTC] 2.6MiB STANDARD " + Key + "\n", "mc ls -r --json")]
    [InlineData("INFO: " + Key + ";  Content Length: 2.64 MiB\n", "azcopy list --machine-readable")]
    [InlineData("2024/01/15 10:00:00             2.6M  " + Key + "\n", "s5cmd ls --humanize")]
    [InlineData("                                  DIR  images/\n", "s5cmd ls")]
    [InlineData("2024-01-15 10:00:00    2.6 MiB " + Key + "\n", "without --human-readable")]
    [InlineData("2024-01-15 10:00:00   11 Bytes " + Key + "\n", "without --human-readable")]
    [InlineData("   2.64 MiB  2024-01-15T10:00:00Z  gs://bkt/" + Key + "\n", "gsutil ls -lh")]
    [InlineData("2.6M\t./a/b.csv\n", "du -h")]
    [InlineData("4\t./x/a.csv\n8\t./x\n12\t.\n", "du -a")]
    [InlineData(Tag + "  " + Key + "\n", "md5sum")]
    [InlineData(Key + ";2024-01-15 10:00:00\n", "no sizes")]
    [InlineData(".:\ntotal 4\n-rw-r--r-- 1 a a 5 Nov 21 10:34 x\n", "ls -")]
    [InlineData("  131 8 -rw-r--r--   1 a  a   2768896 Jan 15 10:00 ./x/y.tiff\n", "find -ls")]
    [InlineData(".\n├── images\n", "tree")]
    [InlineData("[       2768896]  ./x/y.tiff\n", "tree")]
    [InlineData("-----------------\n|  ListObjectsV2  |\n", "--output json")]
    [InlineData("Contents:\n- ETag: x\n", "YAML")]
    [InlineData("(dryrun) upload: ./x to s3://b/x\n", "aws s3 sync")]
    [InlineData(" Volume in drive C is Data\n", "Windows")]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:4d\nsize 1\n", "Git LFS")]
    [InlineData("{\"fileSchema\": \"Bucket, Key, Size\"}\n", "manifest")]
    [InlineData("{\"Contents\": [{\"Key\": \"" + Key + "\", \"Size\": 5}],\n\"NextToken\": \"abc\"}\n", "first of several")]
    [InlineData("{\"CommonPrefixes\": [{\"Prefix\": \"a/\"}]}\n", "--delimiter")]
    [InlineData("{\"name\": \"me\", \"version\": 2}\n", "JSON that names keys")]
    [InlineData("a/b\0c/d\0", "find -print0")]
    [InlineData("PK\u0003\u0004 and so on", "Excel")]
    [InlineData("PK\u0003\u0004\u000b\u000b and so on", "Excel")]
    [InlineData("LZIP\u0001\u000b\u000b", "lzip")]
    [InlineData("\0\0\0\0\0\0\0\0\n", "a binary file")]
    [InlineData("2.6 MiB " + Key + "\n", "no list of keys")]
    [InlineData("  2768896  2024-01-15T10:00:00Z  gs://bkt/" + Key + "#1705312800000000  metageneration=1\n", "gsutil ls -a")]
    [InlineData("  2768896 2024-01-15 10:00:00 image/tiff images/b/x.tiff\n", "blanks at its left; write keys alone")]
    [InlineData("8307888 bytes in 4 objects: s3://bkt/cpg0037-oasis/*\n", "“s5cmd ls” with a “*”")]
    [InlineData("   8307888       4 objects s3://bkt/cpg0037-oasis/\n", "“s3cmd ls -r”")]
    [InlineData("8307888   s3://bkt/cpg0037-oasis/\n", "“s3cmd ls -r”")]
    [InlineData("8307888      gs://bkt/cpg0037-oasis/\n", "“gsutil ls -lr”")]
    [InlineData("2768896      gs://bkt/" + Key + "\n2768896      gs://bkt/cpg0037-oasis/\n", "“gsutil ls -lr”")]
    [InlineData("7.9MiB\t4 objects\tbkt/cpg0037-oasis\n", "“mc ls -r --json”")]
    [InlineData("     1\t" + Key + "\n", "lines with their numbers")]
    [InlineData("     1\t" + Key + "\n     2\ta/b\n", "lines with their numbers")]
    [InlineData("     1\t2768896\t" + Key + "\n", "lines with their numbers")]
    [InlineData(" 1 a/b\n 2 c/d\n 3 e/f\n 4 g/h\n", "lines with their numbers")]
    [InlineData("[\n    [\n        \"" + Key + "\",\n        5,\n        6\n    ]\n]\n", "rows with one number")]
    [InlineData("[\n    [\n        5\n    ]\n]\n", "JSON that names keys")]
    [InlineData("100644 blob aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa 2768896\t" + Key + "\n", "columns that are not known here")]
    [InlineData("1\ta/b\n2\tc/d\n3\te/f\n4\tg/h\n", "lines with their numbers")]
    [InlineData("/data 4096\n/data/x.tif 5\n", "sizes behind paths")]
    [InlineData("4_z27c8_f1004  upload  2024-01-15  10:00:00    2768896  " + Key + "\n", "b2 ls -r --json")]
    [InlineData("[1,2,{\"progname\":\"ncdu\"},\n[{\"name\":\"/data\"},\n", "ncdu")]
    [InlineData("MD5 (" + Key + ") = " + Tag + "\n", "md5sum")]
    [InlineData("----------    2768896    Jan 15, 2024 10:00:00 AM  " + Key + "\n", "ls -l")]
    [InlineData("cpg0037-oasis\\broad\\images\\x.tiff\n", "PowerShell")]
    [InlineData("\"FullName\",\"Length\"\n\"C:\\x.tiff\",\"5\"\n", "PowerShell")]
    [InlineData("1. " + Key + "\n", "no list of keys")]
    [InlineData("- " + Key + "\n", "no list of keys")]
    [InlineData("ef46db3751d8e999  " + Key + "\n", "no list of keys")]
    [InlineData(Key + " 1A2B3C4D\n", "no list of keys")]
    [InlineData(Key + ";aB3dE5\n", "no list of keys")]
    [InlineData(Key + " 1/15/2024 10:00 AM\n", "no list of keys")]
    [InlineData(Key + ",2768896,1705312800\n", "two numbers beside a path")]
    [InlineData(Key + "\t2768896\t1705312800\n", "two numbers beside a path")]
    [InlineData(Key + ":2768896\n", "no list of keys")]
    [InlineData(Key + ",\n", "no list of keys")]
    [InlineData(Key + "|size=5\n", "no list of keys")]
    [InlineData(Key + " size: 5\n", "no list of keys")]
    [InlineData(Key + " (5)\n", "no list of keys")]
    [InlineData(Key + " (2.6 MiB)\n", "no list of keys")]
    [InlineData(Key + " [2768896 bytes]\n", "no list of keys")]
    [InlineData(Key + " 2024-01-15 10:00:00\n", "no list of keys")]
    [InlineData(Key + " -> /data/x.npy\n", "no list of keys")]
    [InlineData("01/15/2024 " + Key + "\n", "no list of keys")]
    [InlineData("01/15/2024 10:00 AM 2,768,896 " + Key + "\n", "no list of keys")]
    [InlineData("15.01.2024 " + Key + "\n", "no list of keys")]
    [InlineData("1705312800.5 " + Key + "\n", "no list of keys")]
    [InlineData("1705312800 2768896 images/b/x.tiff\n", "two numbers beside a path")]
    [InlineData("1234567890 2768896 " + Key + "\n", "two numbers beside a path")]
    [InlineData("2768896\t1705312800\t./" + Key + "\n", "two numbers beside a path")]
    [InlineData("  2768896  1705312800 ./" + Key + "\n", "two numbers beside a path")]
    [InlineData("/data/" + Key + " 2768896 1705312800\n", "two numbers beside a path")]
    [InlineData("2768896 bytes " + Key + "\n", "columns that are not known here")]
    [InlineData("a/b\u0085c/d\u0085", "NEL (U+0085)")]
    [InlineData("a/b\nc/d\re/f\n", "ends are mixed")]
    [InlineData("a/b\r\nc/d\re/f\r\n", "ends are mixed")]
    [InlineData("This and/or that is a sentence.\nHere is another one.\n", "no list of keys")]
    [InlineData("Metadata_Plate,Metadata_Well,URL_OrigDNA\nBR1,A01,s3://cellpainting-gallery/cpg0037-oasis/x\n", "a listing")]
    [InlineData("\"well\",\"plate\"\n", "bucket, key and size")]
    public async Task What_does_not_tell_them_is_refused_by_its_name(string listing, string words) =>
        Assert.Contains(words, (await Listed.RefusedAsync(listing)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Keys_in_a_list_of_JSON_are_keys() =>
        Assert.Equal([("a/b", -1L), ("c/d", -1L)], await Listed.ReadAsync("[\n    \"a/b\",\n    \"c/d\"\n]\n"));

    [Fact]
    public async Task Rows_of_JSON_are_read_one_by_one() =>
        Assert.Equal(
            [("a/b", 5L), ("c/d", 7L)],
            await Listed.ReadAsync("[\n    [\n        \"a/b\",\n        5\n    ],\n    [\n        \"c/d\",\n        7\n    ]\n]\n"));

    [Theory]
    [InlineData("hello\n")]
    [InlineData("numpy==2.1\npandas==2.0\n")]
    [InlineData("# A title\n\nSome words, and more of them.\n")]
    [InlineData("plate,well\nBR1,A01\n")]
    [InlineData("BR00121426\nBR00121427\n")]
    public async Task A_file_that_is_no_listing_is_not_one_object_though_all_lines_go_below_a_prefix(string text) =>
        Assert.Contains(
            "a listing",
            (await Assert.ThrowsAsync<ListingException>(() => Listed.ReadAsync(text, "cpg0037-oasis/broad/"))).Message,
            StringComparison.Ordinal);

    [Fact]
    public async Task Names_in_one_folder_are_a_listing_below_a_prefix() =>
        Assert.Equal(2, (await Listed.ReadAsync("r01c01f01p01-ch1sk1fk1fl1.tiff\nr01 c02.tiff\n", "cpg0037-oasis/broad/images/")).Count);

    [Theory]
    [InlineData("cpg0037-oasis/broad/images/b/a.one 2 b.tif\n")]
    [InlineData("cpg0037-oasis/broad/images/b/x.tiff:Zone.Identifier\n")]
    [InlineData("cpg0037-oasis/broad/images/b/load_data (1).csv\n")]
    [InlineData("cpg0037-oasis/broad/images/b/P1 2024-01-15.tif\n")]
    [InlineData("2021-07-19/1 a/x.tif\n")]
    public async Task Keys_with_blanks_and_numbers_are_keys(string key) => Assert.Equal([(key.TrimEnd(), -1L)], await Listed.ReadAsync(key));

    [Fact]
    public async Task A_size_and_a_tab_may_stand_before_a_folder_that_begins_with_a_number() =>
        Assert.Equal([("2024 data/x.tif", 5L)], await Listed.ReadAsync("5\t2024 data/x.tif\n"));

    [Fact]
    public async Task Lines_that_end_with_returns_are_read() =>
        Assert.Equal(["a/b", "c/d"], (await Listed.ReadAsync("a/b\rc/d\r")).Select(found => found.Key));

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(30_000)]
    public async Task Zeros_behind_the_end_of_a_gzip_are_read_past(int zeros)
    {
        byte[] padded = [.. Gzip.Pack("a/b\nc/d\n"u8.ToArray()), .. Gzip.Pack("e/f\n"u8.ToArray()), .. new byte[zeros]];

        Assert.Equal(["a/b", "c/d", "e/f"], (await Listed.ReadAsync(new MemoryStream(padded))).Select(found => found.Key));
    }

    [Theory]
    [InlineData("junk")]
    [InlineData("\0\0\0junk")]
    public async Task Something_else_behind_the_end_is_called_that(string junk) =>
        Assert.Contains(
            "something follows the end",
            (await Listed.RefusedAsync([.. Gzip.Pack("a/b\n"u8.ToArray()), .. Encoding.UTF8.GetBytes(junk)])).Message,
            StringComparison.Ordinal);

    [Fact]
    public async Task What_unpacks_to_no_listing_and_what_has_too_many_keys_is_refused()
    {
        var bomb = Gzip.Pack(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(new string('x', 1_000) + "/b\n", 70_000))));
        var many = new ListingOptions { Name = "list.txt", MostKeys = 2 };

        Assert.Contains("so many times its size", (await Listed.RefusedAsync(bomb)).Message, StringComparison.Ordinal);
        var refused = await Assert.ThrowsAsync<ListingException>(
            () => Listing.ReadAsync(new MemoryStream("a/b\nc/d\ne/f\n"u8.ToArray()), many, (_, _, _) => { }, CancellationToken.None));
        Assert.StartsWith("list.txt, line 3: expected at most 2 keys", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"bkt\",\"a/b\",\"5\",\"2024-01-15T10:00:00.000Z\",\"" + Tag + "\",\"STANDARD\"\n", 5)]
    [InlineData("\"bkt\",\"a/b\",\"2024-01-15T10:00:00.000Z\",\"" + Tag + "-2\"\n", -1)]
    [InlineData("Bucket,Key,ETag,Size\nbkt,a/b," + Tag + ",5\n", 5)]
    public async Task An_inventory_passes_on_its_tags(string listing, long size)
    {
        var found = new List<(string Key, long Size, string Tag)>();
        await Listing.ReadAsync(
            new MemoryStream(Encoding.UTF8.GetBytes(listing)),
            new ListingOptions { Name = "list.txt" },
            (key, bytes, tag) => found.Add((key.ToString(), bytes, tag.ToString())),
            CancellationToken.None);

        var (key, told, etag) = Assert.Single(found);
        Assert.Equal(("a/b", size), (key, told));
        Assert.StartsWith(Tag, etag, StringComparison.Ordinal);
    }
}
