using System.Text;
using Sandbox.Refusals;
using Sandbox.Tests.Running;
using Sandbox.Wire;

namespace Sandbox.Tests.Auth.Bodies;

public sealed class HashedBodyTests
{
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("a body whose hash was signed");

    [Fact]
    public async Task The_last_byte_is_withheld_from_a_reader_that_knows_the_length()
    {
        var context = Signing.Signed("PUT", "/bucket/key", Body, [("content-length", $"{Body.Length}")]);
        context.Request.Body = new MemoryStream([.. Body[..^1], 0]);
        var request = await Signing.AuthenticateAsync(context);

        var refusal = await Assert.ThrowsAsync<S3Exception>(async () => await request.Body.ReadExactlyAsync(new byte[Body.Length]));

        Assert.Equal("XAmzContentSHA256Mismatch", refusal.Code);
    }

    [Fact]
    public async Task A_body_that_ends_early_is_incomplete()
    {
        var context = Signing.Signed("PUT", "/bucket/key", Body, [("content-length", $"{Body.Length}")]);
        context.Request.Body = new MemoryStream(Body[..^1]);
        var request = await Signing.AuthenticateAsync(context);

        Assert.Equal("IncompleteBody", (await Assert.ThrowsAsync<S3Exception>(() => RawRequests.ReadToEndAsync(request.Body))).Code);
    }

    [Fact]
    public async Task A_hash_may_be_written_in_capitals()
    {
        var context = Signing.Signed("PUT", "/bucket/key", Body, payload: Sha256Hex.Of(Body).ToUpperInvariant());

        var request = await Signing.AuthenticateAsync(context);

        Assert.Equal(Body, await RawRequests.ReadToEndAsync(request.Body));
    }

    [Fact]
    public async Task An_unsigned_body_is_taken_as_it_comes()
    {
        var request = await Signing.AuthenticateAsync(Signing.Signed("PUT", "/bucket/key", Body, payload: "UNSIGNED-PAYLOAD"));

        Assert.Equal(Body, await RawRequests.ReadToEndAsync(request.Body));
        Assert.Empty(request.Trailers);
    }
}
