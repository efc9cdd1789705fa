using System.Text;
using Sandbox.Refusals;
using Sandbox.Tests.Running;

namespace Sandbox.Tests.Auth.Bodies;

public sealed class ChunkedBodyTests
{
    private static readonly byte[][] Data = [Encoding.UTF8.GetBytes("the first chunk"), Encoding.UTF8.GetBytes("\r\n0\r\n"), [7]];
    private static readonly byte[] Whole = [.. Data.SelectMany(chunk => chunk)];

    public static TheoryData<string> Modes => [Chunks.Signed, Chunks.SignedWithTrailer, Chunks.UnsignedWithTrailer];

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task The_body_is_the_same_however_the_connection_cuts_it(string mode)
    {
        var random = new Random(1);
        for (var round = 0; round < 100; round++)
        {
            var most = 1 + (round % 40);
            byte[][] data = [.. Enumerable.Range(0, random.Next(0, 6)).Select(_ => Bytes(random, random.Next(1, 20_000)))];
            var length = data.Sum(chunk => chunk.Length);
            var context = Chunks.Request(
                mode, length, seed => Chunks.Body(mode, seed, data), bytes => new DribblingStream(bytes, () => random.Next(1, most + 1) * 37));

            var request = await Signing.AuthenticateAsync(context);

            Assert.Equal(data.SelectMany(chunk => chunk), await RawRequests.ReadToEndAsync(request.Body));
            Assert.Equal(length, request.Length);
            Assert.Equal(mode == Chunks.Signed ? 0 : 1, request.Trailers.Count);
        }
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task The_body_is_the_same_read_byte_by_byte(string mode)
    {
        var context = Chunks.Request(mode, Whole.Length, seed => Chunks.Body(mode, seed, Data), bytes => new DribblingStream(bytes, () => 1));

        var request = await Signing.AuthenticateAsync(context);

        var one = new byte[1];
        foreach (var expected in Whole)
        {
            Assert.Equal(1, await request.Body.ReadAsync(one));
            Assert.Equal(expected, one[0]);
        }
        Assert.Equal(0, await request.Body.ReadAsync(one));
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task A_body_cut_off_at_any_byte_is_refused(string mode)
    {
        var all = 0;
        for (var cut = 0; cut == 0 || cut < all; cut++)
        {
            var refusal = await RefusalAsync(mode, Whole.Length, seed =>
            {
                var body = Chunks.Body(mode, seed, Data);
                all = body.Length;
                return body[..cut];
            });
            Assert.True(refusal is "IncompleteBody", $"cut at {cut}: {refusal}");
        }
        Assert.True(all > 40);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Any_changed_byte_is_refused_or_seen(string mode)
    {
        var length = Chunks.Body(mode, new string('0', 64), Data).Length;
        for (var at = 0; at < length; at++)
        {
            var context = Chunks.Request(mode, Whole.Length, seed =>
            {
                var bytes = Chunks.Body(mode, seed, Data);
                bytes[at] ^= 1;
                return bytes;
            });
            var request = await Signing.AuthenticateAsync(context);
            try
            {
                var read = await RawRequests.ReadToEndAsync(request.Body);
                // Without signatures it is for the receiver to compare the data with the checksum behind it.
                Assert.Equal(Chunks.UnsignedWithTrailer, mode);
                Assert.True(!read.AsSpan().SequenceEqual(Whole) || request.Trailers[Chunks.Trailer] != "AAAAAA==", $"byte {at}");
            }
            catch (S3Exception exception)
            {
                Assert.InRange(exception.Status, 400, 499);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task A_body_longer_or_shorter_than_promised_is_refused(string mode)
    {
        foreach (var difference in (int[])[-17, -1, 1, 1000])
        {
            Assert.Equal("IncompleteBody", await RefusalAsync(mode, Whole.Length + difference, seed => Chunks.Body(mode, seed, Data)));
        }
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Bytes_behind_the_end_are_refused(string mode) =>
        Assert.Equal("InvalidRequest", await RefusalAsync(mode, Whole.Length, seed => [.. Chunks.Body(mode, seed, Data), 0]));

    [Fact]
    public async Task Chunks_out_of_order_are_refused() =>
        Assert.Equal("SignatureDoesNotMatch", await RefusalAsync(Chunks.Signed, 2, seed =>
        {
            var body = Encoding.ASCII.GetString(Chunks.Body(Chunks.Signed, seed, [1], [2]));
            var (first, second) = (body[..87], body[87..174]);
            return Encoding.ASCII.GetBytes(second + first + body[174..]);
        }));

    [Theory]
    [InlineData("5\r\nhello\r\n0\r\n\r\n", "MalformedTrailerError")]
    [InlineData("5\r\nhello\r\n0\r\nx-amz-checksum-crc32:a\r\nx-amz-checksum-crc32:b\r\n\r\n", "MalformedTrailerError")]
    [InlineData("5\r\nhello\r\n0\r\nx-amz-checksum-sha1:a\r\n\r\n", "MalformedTrailerError")]
    [InlineData("5\r\nhello\r\n0\r\nnonsense\r\n\r\n", "MalformedTrailerError")]
    [InlineData("5;chunk-signature=00\r\nhello\r\n0\r\nx-amz-checksum-crc32:a\r\n\r\n", "InvalidRequest")]
    [InlineData("5;odd=1\r\nhello\r\n0\r\nx-amz-checksum-crc32:a\r\n\r\n", "InvalidRequest")]
    [InlineData("five\r\nhello\r\n0\r\n\r\n", "InvalidRequest")]
    [InlineData("\r\nhello\r\n0\r\n\r\n", "InvalidRequest")]
    [InlineData("-5\r\nhello\r\n0\r\n\r\n", "InvalidRequest")]
    [InlineData("FFFFFFFFFFFFFFFF\r\nhello\r\n0\r\n\r\n", "InvalidRequest")]
    [InlineData("7FFFFFFFFFFFFFF\r\nhello\r\n0\r\n\r\n", "IncompleteBody")]
    [InlineData("4\r\nhello\r\n0\r\n\r\n", "InvalidRequest")]
    [InlineData("5\nhello\n0\n\n", "IncompleteBody")]
    [InlineData("0\r\nx-amz-checksum-crc32:a\r\n\r\n", "IncompleteBody")]
    public async Task Malformed_framing_is_refused(string body, string code) =>
        Assert.Equal(code, await RefusalAsync(Chunks.UnsignedWithTrailer, 5, _ => Encoding.ASCII.GetBytes(body)));

    [Fact]
    public async Task A_line_without_end_is_refused_before_it_fills_the_memory() =>
        Assert.Equal("InvalidRequest", await RefusalAsync(Chunks.UnsignedWithTrailer, 5, _ => Encoding.ASCII.GetBytes(new string('0', 100_000))));

    [Fact]
    public async Task A_chunked_body_must_say_its_length()
    {
        var context = Signing.Signed("PUT", "/bucket/key", [], payload: Chunks.Signed);

        Assert.Equal("MissingContentLength", (await Assert.ThrowsAsync<S3Exception>(() => Signing.AuthenticateAsync(context))).Code);
    }

    [Fact]
    public async Task A_body_that_failed_does_not_go_on_as_if_nothing_had_happened()
    {
        var context = Chunks.Request(Chunks.Signed, 2, seed => Chunks.Body(Chunks.Signed, new string('0', 64), [1], [2]));
        var request = await Signing.AuthenticateAsync(context);
        await Assert.ThrowsAsync<S3Exception>(() => RawRequests.ReadToEndAsync(request.Body));

        await Assert.ThrowsAsync<InvalidOperationException>(() => RawRequests.ReadToEndAsync(request.Body));
        Assert.Throws<InvalidOperationException>(() => request.Trailers);
    }

    private static async Task<string?> RefusalAsync(string mode, long length, Func<string, byte[]> body)
    {
        var request = await Signing.AuthenticateAsync(Chunks.Request(mode, length, body));
        try
        {
            await RawRequests.ReadToEndAsync(request.Body);
            return null;
        }
        catch (S3Exception exception)
        {
            return exception.Code;
        }
    }

    private static byte[] Bytes(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }
}
