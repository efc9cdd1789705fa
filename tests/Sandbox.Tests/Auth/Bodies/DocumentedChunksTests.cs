using System.Text;
using Sandbox.Auth;
using Sandbox.Refusals;
using Sandbox.Tests.Running;
using Testing.Clocks;

namespace Sandbox.Tests.Auth.Bodies;

/// <summary>The two uploads in chunks whose signatures S3's documentation gives: 66,560 letters 'a' in chunks of 64 KB.</summary>
public sealed class DocumentedChunksTests
{
    private static readonly FixedClock Clock = new(new DateTimeOffset(2013, 5, 24, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task The_signed_chunks_of_the_documentation_are_accepted()
    {
        var body = Body("ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648",
            "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497",
            "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9", "\r\n");

        var request = await Authenticate(
            "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
            "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9",
            body,
            [("content-length", "66824")]);

        Assert.Equal(new string('a', 66_560), Encoding.ASCII.GetString(await RawRequests.ReadToEndAsync(request.Body)));
    }

    [Fact]
    public async Task The_signed_chunks_with_a_signed_trailer_are_accepted()
    {
        var request = await Authenticate(
            "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER",
            "106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e", WithTrailer("sOO8/Q=="),
            [("x-amz-trailer", "x-amz-checksum-crc32c")]);

        Assert.Equal(66_560, (await RawRequests.ReadToEndAsync(request.Body)).Length);
        Assert.Equal("sOO8/Q==", request.Trailers["x-amz-checksum-crc32c"]);
    }

    [Fact]
    public async Task A_trailer_that_was_changed_is_refused()
    {
        var request = await Authenticate(
            "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER",
            "106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e", WithTrailer("sOO8/R=="),
            [("x-amz-trailer", "x-amz-checksum-crc32c")]);

        var refusal = await Assert.ThrowsAsync<S3Exception>(() => RawRequests.ReadToEndAsync(request.Body));
        Assert.Equal("SignatureDoesNotMatch", refusal.Code);
    }

    private static string WithTrailer(string value) => Body(
        "b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2",
        "1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7",
        "2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992",
        $"x-amz-checksum-crc32c:{value}\r\nx-amz-trailer-signature:d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n\r\n");

    private static string Body(string first, string second, string last, string trailers) =>
        $"10000;chunk-signature={first}\r\n{new string('a', 65_536)}\r\n400;chunk-signature={second}\r\n{new string('a', 1024)}\r\n0;chunk-signature={last}\r\n{trailers}";

    private static Task<AuthenticatedRequest> Authenticate(string mode, string seed, string body, (string, string)[] more)
    {
        List<(string, string)> headers =
        [
            ("host", "s3.amazonaws.com"), ("x-amz-date", "20130524T000000Z"), ("x-amz-storage-class", "REDUCED_REDUNDANCY"),
            ("x-amz-content-sha256", mode), ("content-encoding", "aws-chunked"), ("x-amz-decoded-content-length", "66560"), .. more,
        ];
        var names = string.Join(';', headers.Select(header => header.Item1).Order(StringComparer.Ordinal));
        headers.Add((
            "authorization",
            $"AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders={names},Signature={seed}"));
        const string secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
        var authenticator = new RequestAuthenticator("AKIAIOSFODNN7EXAMPLE", secret, "us-east-1", new SessionStore(secret, Clock), Clock);
        return authenticator.AuthenticateAsync(
            RawRequests.Of("PUT", "/examplebucket/chunkObject.txt", headers, new MemoryStream(Encoding.ASCII.GetBytes(body))));
    }
}
