using Sandbox.Auth.Signatures;
using Sandbox.Tests.Running;
using Sandbox.Wire;

namespace Sandbox.Tests.Auth.Signatures;

/// <summary>Signatures that AWS's own Python client made of S3 Control requests with these keys at this time.</summary>
public sealed class GoldenVectorTests
{
    private const string Time = "20260102T030405Z";
    private const string CreateGrantHash = "010757c38e7cfe54230ddde562860a70c32436aa53f092895f4918205e6e3dd9";
    private const string CreateJobHash = "32f99aeb5acb7c960e932d35857a99bda63641990cccc9f58ae1f471cd54d015";

    [Theory]
    [InlineData("GET",
        "/v20180820/accessgrantsinstance/dataaccess?target=s3%3A%2F%2Fstaging-cellpainting-gallery%2Fcpg0037-oasis%2Fbroad%2F%2A&permission=READWRITE&durationSeconds=43200&privilege=Minimal&auditContext=portal%20user%3Da%40b.org%20req%3D42",
        "AAAAAA==", Sha256Hex.OfNothing, "a899bfeddc73d6ac230126df37b988829fed6b261595446df1fdb34b8447140f")]
    [InlineData("GET", "/v20180820/accessgrantsinstance/caller/grants?grantscope=s3%3A%2F%2Fstaging-cellpainting-gallery%2F&maxResults=1000",
        "AAAAAA==", Sha256Hex.OfNothing, "593acb0687da71dd297a792dc1e6b0a415aa9438414616cf6709304fc110700e")]
    [InlineData(
        "POST",
        "/v20180820/accessgrantsinstance/grant",
        "LWCx5w==",
        CreateGrantHash,
        "1dbab6572ed6116766e5a39e0f54b7a6377b6309d74c365de00947633486fea8")]
    [InlineData("POST", "/v20180820/jobs", null, CreateJobHash, "174817d9b57fed6e0cb3de97dd8a584384b7715e3378d6ca161839be85fb835a")]
    public void A_request_signed_by_AWS_client_has_the_same_signature_here(string method, string target, string? crc32, string hash, string expected)
    {
        List<(string, string)> headers =
        [
            ("host", "111122223333.s3-control.us-east-1.amazonaws.com"), ("x-amz-account-id", "111122223333"),
            ("x-amz-content-sha256", hash), ("x-amz-date", Time), ("x-amz-security-token", "TOKENEXAMPLE"),
        ];
        if (crc32 is not null)
        {
            headers.Add(("x-amz-checksum-crc32", crc32));
        }
        var names = string.Join(';', headers.Select(header => header.Item1).Order(StringComparer.Ordinal));
        headers.Add((
            "authorization",
            $"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260102/us-east-1/s3/aws4_request, SignedHeaders={names}, Signature={expected}"));
        var context = RawRequests.Of(method, target, headers);

        var claim = SignatureClaim.Of(context.Request, RequestTarget.Of(context));
        var canonical = CanonicalRequest.Of(context.Request, RequestTarget.Of(context), claim, hash);
        var key = new SigningKey("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", claim.Date, claim.Region, claim.Service);

        Assert.Equal(expected, key.Sign($"AWS4-HMAC-SHA256\n{claim.Time}\n{claim.Scope}\n{Sha256Hex.Of(canonical)}"));
    }
}
