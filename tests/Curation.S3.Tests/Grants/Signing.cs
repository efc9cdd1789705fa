using Amazon.Runtime;
using Curation.Granting;
using Curation.S3.Grants;
using Curation.Store;

namespace Curation.S3.Tests.Grants;

/// <summary>Signatures that an independent client made of the same requests.</summary>
public sealed class Signing
{
    private const string Account = "111122223333";
    private const string Host = $"{Account}.s3-control.us-east-1.amazonaws.com";

    private const string Job =
        "<CreateJobRequest xmlns=\"http://awss3control.amazonaws.com/doc/2018-08-20/\"><ConfirmationRequired>false</ConfirmationRequired><Operation><S3PutObjectCopy>"
        + "<TargetResource>arn:aws:s3:::cellpainting-gallery</TargetResource><ChecksumAlgorithm>CRC64NVME</ChecksumAlgorithm></S3PutObjectCopy></Operation><Report>"
        + "<Bucket>arn:aws:s3:::reports</Bucket><Format>Report_CSV_20180820</Format><Enabled>true</Enabled><Prefix>p</Prefix><ReportScope>AllTasks</ReportScope></Report>"
        + "<ClientRequestToken>tok-1</ClientRequestToken><Manifest><Spec><Format>S3BatchOperations_CSV_20180820</Format><Fields><member>Bucket</member><member>Key</member>"
        + "</Fields></Spec><Location><ObjectArn>arn:aws:s3:::manifests/m.csv</ObjectArn><ETag>abc</ETag></Location></Manifest><Priority>10</Priority>"
        + "<RoleArn>arn:aws:iam::111122223333:role/batch</RoleArn></CreateJobRequest>";

    private static readonly ImmutableCredentials Keys = new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "TOKENEXAMPLE");
    private static readonly DateTimeOffset At = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void Of_a_request_for_credentials()
    {
        var call = ControlCall.Get(
            "/dataaccess",
            ("target", "s3://staging-cellpainting-gallery/cpg0037-oasis/broad/*"),
            ("permission", "READWRITE"),
            ("durationSeconds", "43200"),
            ("privilege", "Minimal"),
            ("auditContext", "portal user=a@b.org req=42"));

        Assert.Equal(
            "target=s3%3A%2F%2Fstaging-cellpainting-gallery%2Fcpg0037-oasis%2Fbroad%2F%2A&permission=READWRITE&durationSeconds=43200&privilege=Minimal"
            + "&auditContext=portal%20user%3Da%40b.org%20req%3D42",
            call.QueryText);
        Assert.Equal("AAAAAA==", Header(call, "x-amz-checksum-crc32"));
        AssertSigned("a899bfeddc73d6ac230126df37b988829fed6b261595446df1fdb34b8447140f", call);
    }

    [Fact]
    public void Of_a_list() => AssertSigned(
        "593acb0687da71dd297a792dc1e6b0a415aa9438414616cf6709304fc110700e",
        ControlCall.Get("/caller/grants", ("grantscope", "s3://staging-cellpainting-gallery/"), ("maxResults", "1000"), ("nextToken", null)));

    [Fact]
    public void Of_a_grant()
    {
        var body = ControlBodies.Grant(
            "default", "staging-cellpainting-gallery/cpg0037-oasis/broad/*", Grantee.Parse("arn:aws:iam::111122223333:role/x"), Permission.ReadWrite);
        var call = ControlCall.Post("/grant", body);

        Assert.Equal(469, call.Bytes.Length);
        Assert.Equal("010757c38e7cfe54230ddde562860a70c32436aa53f092895f4918205e6e3dd9", Header(call, "x-amz-content-sha256"));
        Assert.Equal("LWCx5w==", Header(call, "x-amz-checksum-crc32"));
        AssertSigned("1dbab6572ed6116766e5a39e0f54b7a6377b6309d74c365de00947633486fea8", call);
    }

    [Fact]
    public void Of_a_call_without_a_checksum()
    {
        var call = new ControlCall("POST", "/v20180820/jobs", [], Job, HasChecksum: false);

        Assert.Equal(836, call.Bytes.Length);
        AssertSigned("174817d9b57fed6e0cb3de97dd8a584384b7715e3378d6ca161839be85fb835a", call);
    }

    [Fact]
    public void Fixed_keys_have_no_token_to_send()
    {
        var headers = new ControlSigner(Account, "us-east-1").Sign(ControlCall.Get(""), Host, new ImmutableCredentials("a", "b", null), At);

        Assert.DoesNotContain(headers, header => header.Name == "x-amz-security-token");
    }

    private static void AssertSigned(string signature, ControlCall call)
    {
        var checksum = call.HasChecksum ? "x-amz-checksum-crc32;" : "";
        Assert.Equal(
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260102/us-east-1/s3/aws4_request, "
            + $"SignedHeaders=host;x-amz-account-id;{checksum}x-amz-content-sha256;x-amz-date;x-amz-security-token, Signature={signature}",
            Header(call, "authorization"));
    }

    private static string Header(ControlCall call, string name) =>
        new ControlSigner(Account, "us-east-1").Sign(call, Host, Keys, At).Single(header => header.Name == name).Value;
}
