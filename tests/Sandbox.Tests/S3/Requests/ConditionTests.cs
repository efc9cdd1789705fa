using System.Net;
using Sandbox.Tests.Running;

namespace Sandbox.Tests.S3.Requests;

public sealed class ConditionTests
{
    private const string Etag = "\"9dd4e461268c8034f5c8564e155c67a6\""; // of "x"
    private const string Before = "Wed, 04 Mar 2026 05:06:06 GMT";
    private const string At = "Wed, 04 Mar 2026 05:06:07 GMT";

    [Theory]
    [InlineData("if-match", Etag, 200)]
    [InlineData("if-match", "*", 200)]
    [InlineData("if-match", "\"other\", " + Etag, 200)]
    [InlineData("if-match", "\"other\"", 412)]
    [InlineData("if-none-match", Etag, 304)]
    [InlineData("if-none-match", "*", 304)]
    [InlineData("if-none-match", "\"other\"", 200)]
    [InlineData("if-modified-since", Before, 200)]
    [InlineData("if-modified-since", At, 304)]
    [InlineData("if-unmodified-since", At, 200)]
    [InlineData("if-unmodified-since", Before, 412)]
    public async Task A_read_holds_to_its_condition(string header, string value, int status)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.SendAsync("PUT", "/bucket/key", "x");

        Assert.Equal(status, (int)(await sandbox.SendAsync("GET", "/bucket/key", null, (header, value))).Status);
        Assert.Equal(status, (int)(await sandbox.SendAsync("HEAD", "/bucket/key", null, (header, value))).Status);
    }

    [Fact]
    public async Task A_matching_etag_outweighs_the_date()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.SendAsync("PUT", "/bucket/key", "x");

        var got = await sandbox.SendAsync("GET", "/bucket/key", null, ("if-match", Etag), ("if-unmodified-since", Before));

        Assert.Equal(HttpStatusCode.OK, got.Status);
    }

    [Fact]
    public async Task A_put_holds_to_its_condition()
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        Assert.Equal("NoSuchKey", (await sandbox.SendAsync("PUT", "/bucket/key", "y", ("if-match", Etag))).ErrorCode);
        Assert.Equal(HttpStatusCode.OK, (await sandbox.SendAsync("PUT", "/bucket/key", "x", ("if-none-match", "*"))).Status);
        Assert.Equal("PreconditionFailed", (await sandbox.SendAsync("PUT", "/bucket/key", "y", ("if-none-match", "*"))).ErrorCode);
        Assert.Equal("PreconditionFailed", (await sandbox.SendAsync("PUT", "/bucket/key", "y", ("if-match", "\"other\""))).ErrorCode);
        Assert.Equal("x", (await sandbox.SendAsync("GET", "/bucket/key")).Text);
        Assert.Equal(HttpStatusCode.OK, (await sandbox.SendAsync("PUT", "/bucket/key", "y", ("if-match", Etag))).Status);
        Assert.Equal("NotImplemented", (await sandbox.SendAsync("PUT", "/bucket/key", "y", ("if-none-match", Etag))).ErrorCode);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(10_000)]
    public async Task Of_many_writers_that_each_want_to_be_first_exactly_one_is(int length)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.SendAsync("PUT", "/bucket/source", new string('s', length));
        for (var round = 0; round < 5; round++)
        {
            var key = $"/bucket/race{round}";
            var writers = Enumerable.Range(0, 16).Select(number => number % 2 == 0
                ? sandbox.SendAsync("PUT", key, new string((char)('a' + number), length), ("if-none-match", "*"))
                : sandbox.SendAsync("PUT", key, null, ("if-none-match", "*"), ("x-amz-copy-source", "bucket/source")));

            var answers = await Task.WhenAll(writers);

            Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
            Assert.Equal(15, answers.Count(answer => answer.ErrorCode == "PreconditionFailed"));
        }
        // What lost the race leaves nothing behind.
        Assert.Equal(length > 4096 ? 6 : 0, sandbox.Blobs);
    }

    [Fact]
    public async Task A_delete_holds_to_its_condition()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.SendAsync("PUT", "/bucket/key", "x");

        Assert.Equal("PreconditionFailed", (await sandbox.SendAsync("DELETE", "/bucket/key", null, ("if-match", "\"other\""))).ErrorCode);
        Assert.Equal(HttpStatusCode.NoContent, (await sandbox.SendAsync("DELETE", "/bucket/key", null, ("if-match", Etag))).Status);
    }
}
