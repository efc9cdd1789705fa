using Portal.Staging;

namespace Portal.Tests.Staging;

public sealed class FolderAddressTests
{
    private static readonly string[] Parts =
    [
        "a", "b c", " ", "+", "%", "%2F", "%41", "#", "?", "&", "=", ".", "..", "~", "~.", "~~..", "", "//", "\\", "“ö€”", ";", ":", "\"", "<script>",
        "\t", "😀",
    ];

    [Theory]
    [InlineData("", "/staging")]
    [InlineData("a/", "/staging/a/")]
    [InlineData("a b/c+d/", "/staging/a%20b/c%2Bd/")]
    [InlineData("100%/#1?/", "/staging/100%25/%231%3F/")]
    [InlineData("a//b/", "/staging/a//b/")]
    [InlineData("/", "/staging//")]
    [InlineData("../", "/staging/~../")]
    public void A_path_stands_in_the_address_segment_by_segment(string path, string address) =>
        Assert.Equal(address, FolderAddress.Of("/staging", path));

    [Theory]
    [InlineData("staging", "")]
    [InlineData("staging/", "")]
    [InlineData("staging/a?cursor=x/y", "a")]
    [InlineData("staging/a/?object=b%2Fc#top", "a/")]
    public void A_query_is_no_part_of_the_path(string address, string path) => Assert.Equal(path, FolderAddress.PathIn(address, 1));

    [Fact]
    public void Every_path_comes_back_as_it_was()
    {
        var random = new Random(20260321);
        for (var round = 0; round < 5000; round++)
        {
            var path = string.Concat(
                Enumerable.Range(0, random.Next(0, 6)).Select(_ => Parts[random.Next(Parts.Length)] + Parts[random.Next(Parts.Length)] + "/"));
            var address = FolderAddress.Of("/deposits/1/data", path);

            // As a browser does: it resolves the link, and takes dot segments away.
            var uri = new Uri(new Uri("https://portal.example/"), address).AbsoluteUri["https://portal.example/".Length..];

            Assert.Equal(path, FolderAddress.PathIn(uri, 3));
        }
    }

    [Fact]
    public void The_trail_names_every_folder_once() =>
        Assert.Equal([("a/", "a/"), ("/", "a//"), ("b c/", "a//b c/")], FolderAddress.Trail("a//b c/"));
}
