using System.Net;
using System.Security.Cryptography;
using System.Text;
using Sandbox.Tests.Running;

namespace Sandbox.Tests.S3;

/// <summary>What is not done as asked is refused aloud, in headers, parameters and bodies, and nothing is changed by it.</summary>
public sealed class NothingDroppedTests
{
    public static TheoryData<string, string, string, string, string> Headers() => new()
    {
        { "PUT", "/bucket/key", "x-amz-server-side-encryption", "AES256", "NotImplemented" },
        { "PUT", "/bucket/key", "x-amz-server-side-encryption-context", "e30=", "NotImplemented" },
        { "PUT", "/bucket/key", "x-amz-server-side-encryption-bucket-key-enabled", "true", "NotImplemented" },
        { "PUT", "/bucket/key", "x-amz-server-side-encryption-customer-key", "x", "NotImplemented" },
        { "PUT", "/bucket/key", "x-amz-object-lock-retain-until-date", "2030-01-01T00:00:00Z", "NotImplemented" },
        { "PUT", "/bucket/key", "x-amz-grant-read", "uri=\"http://acs.amazonaws.com/groups/global/AllUsers\"", "NotImplemented" },
        { "PUT", "/bucket/key", "x-amz-acl", "public-read", "AccessControlListNotSupported" },
        { "PUT", "/bucket/key", "x-amz-website-redirect-location", "elsewhere", "InvalidRedirectLocation" },
        { "PUT", "/bucket/key", "x-amz-storage-class", "CHEAP", "InvalidStorageClass" },
        { "PUT", "/bucket/key", "x-amz-checksum-sha512", "AAAA", "NotImplemented" },
        { "PUT", "/bucket/key", "x-amz-checksum-algorithm", "SHA256", "NotImplemented" },
        { "PUT", "/bucket/key", "x-amz-sdk-checksum-algorithm", "SHA256", "InvalidRequest" },
        { "PUT", "/bucket/key", "x-amz-write-offset-bytes", "1", "NotImplemented" },
        { "PUT", "/bucket/key", "x-amz-request-payer", "somebody", "InvalidArgument" },
        { "PUT", "/bucket/key", "x-amz-expected-bucket-owner", "abcd", "InvalidBucketOwnerAWSAccountID" },
        { "PUT", "/bucket/key", "x-amz-never-heard-of", "1", "NotImplemented" },
        { "PUT", "/bucket/key", "x-amz-metadata-directive", "REPLACE", "NotImplemented" },
        { "PUT", "/bucket/key", "x-amz-copy-source-if-match", "other", "NotImplemented" },
        { "PUT", "/bucket/key", "if-modified-since", "Wed, 04 Mar 2026 05:06:06 GMT", "NotImplemented" },
        { "PUT", "/bucket/key", "if-match", "*", "NotImplemented" },
        { "PUT", "/bucket/key", "content-range", "bytes 0-0/2", "NotImplemented" },
        { "PUT", "/bucket/key?tagging", "x-amz-meta-a", "b", "NotImplemented" },
        { "POST", "/bucket/key?uploads", "x-amz-server-side-encryption", "aws:kms", "NotImplemented" },
        { "POST", "/bucket/key?uploads", "x-amz-object-lock-mode", "GOVERNANCE", "NotImplemented" },
        { "POST", "/bucket/key?uploads", "if-none-match", "*", "NotImplemented" },
        { "POST", "/bucket/key?uploads", "x-amz-checksum-type", "FULL_OBJECT", "InvalidRequest" },
        { "GET", "/bucket/key", "x-amz-checksum-mode", "MAYBE", "InvalidArgument" },
        { "GET", "/bucket/key", "x-amz-server-side-encryption-customer-algorithm", "AES256", "NotImplemented" },
        { "GET", "/bucket?list-type=2", "x-amz-optional-object-attributes", "Everything", "InvalidArgument" },
        { "GET", "/bucket/key?attributes", "x-amz-object-attributes", "ETag,Colour", "InvalidArgument" },
        { "DELETE", "/bucket/key", "x-amz-if-match-size", "999", "NotImplemented" },
        { "DELETE", "/bucket/key", "x-amz-if-match-last-modified-time", "Wed, 04 Mar 2026 05:06:06 GMT", "NotImplemented" },
        { "DELETE", "/bucket/key", "x-amz-bypass-governance-retention", "true", "NotImplemented" },
        { "DELETE", "/bucket/key", "x-amz-mfa", "serial 123456", "NotImplemented" },
        { "DELETE", "/bucket/key", "if-none-match", "*", "NotImplemented" },
        { "DELETE", "/bucket/key", "if-unmodified-since", "Wed, 04 Mar 2026 05:06:06 GMT", "NotImplemented" },
        { "DELETE", "/bucket/key?uploadId=x", "x-amz-if-match-initiated-time", "Wed, 04 Mar 2026 05:06:06 GMT", "NotImplemented" },
        { "PUT", "/another", "x-amz-bucket-object-lock-enabled", "true", "NotImplemented" },
        { "PUT", "/another", "x-amz-object-ownership", "ObjectWriter", "NotImplemented" },
        { "PUT", "/another", "x-amz-acl", "public-read-write", "AccessControlListNotSupported" },
        { "DELETE", "/bucket", "x-amz-mfa", "serial 123456", "NotImplemented" },
        { "DELETE", "/bucket?policy", "content-md5", "AAAAAAAAAAAAAAAAAAAAAA==", "NotImplemented" },
        { "DELETE", "/bucket?policy", "x-amz-confirm-remove-self-bucket-access", "true", "NotImplemented" },
    };

    [Fact]
    public async Task A_header_is_heeded_or_refused()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.SendAsync("PUT", "/bucket/key", "x");
        foreach (var row in Headers())
        {
            var (method, target, header, value, code) = ((string)row[0], (string)row[1], (string)row[2], (string)row[3], (string)row[4]);

            var answer = await sandbox.SendAsync(method, target, method == "PUT" ? "other" : null, (header, value));

            Assert.Equal($"{method} {target} {header}: {code}", $"{method} {target} {header}: {answer.ErrorCode}");
        }
        Assert.Equal("x", (await sandbox.SendAsync("GET", "/bucket/key")).Text);
        Assert.Empty((await sandbox.SendAsync("GET", "/bucket?uploads")).All("UploadId"));
    }

    [Theory]
    [InlineData("NotImplemented", "if-match: \"9dd4e461268c8034f5c8564e155c67a6\" | if-none-match: *")]
    [InlineData("NotImplemented", "if-match: *")]
    [InlineData("NotImplemented", "x-amz-server-side-encryption: AES256")]
    [InlineData("NotImplemented", "x-amz-copy-source-server-side-encryption-customer-algorithm: AES256")]
    [InlineData("NotImplemented", "x-amz-object-lock-mode: GOVERNANCE")]
    [InlineData("NotImplemented", "x-amz-grant-full-control: id=\"1\"")]
    [InlineData("NotImplemented", "x-amz-checksum-crc32: AAAAAA==")]
    [InlineData("NotImplemented", "x-amz-copy-source-range: bytes=0-0")]
    [InlineData("NotImplemented", "x-amz-never-heard-of: 1")]
    [InlineData("AccessControlListNotSupported", "x-amz-acl: public-read")]
    [InlineData("InvalidStorageClass", "x-amz-storage-class: CHEAP")]
    [InlineData("InvalidArgument", "x-amz-metadata-directive: MERGE")]
    [InlineData("InvalidArgument", "x-amz-tagging-directive: MERGE")]
    [InlineData("InvalidArgument", "x-amz-copy-source-if-modified-since: soon")]
    [InlineData("AccessDenied", "x-amz-source-expected-bucket-owner: 111122223333")]
    public async Task A_copy_is_made_as_it_is_asked_for_or_not_at_all(string code, string headers)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.SendAsync("PUT", "/bucket/source", "other");
        await sandbox.SendAsync("PUT", "/bucket/key", "x");
        (string, string)[] asked =
            [("x-amz-copy-source", "bucket/source"), .. headers.Split(" | ").Select(header => (header.Split(": ")[0], header.Split(": ")[1]))];

        Assert.Equal(code, (await sandbox.SendAsync("PUT", "/bucket/key", null, asked)).ErrorCode);
        Assert.Equal("x", (await sandbox.SendAsync("GET", "/bucket/key")).Text);
    }

    [Fact]
    public async Task Two_conditions_of_one_write_are_not_weighed_against_each_other()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var etag = (await sandbox.SendAsync("PUT", "/bucket/key", "x"))["ETag"]!;

        Assert.Equal(
            "NotImplemented", (await sandbox.SendAsync("PUT", "/bucket/key", "other", ("if-match", etag), ("if-none-match", "*"))).ErrorCode);
        Assert.Equal("x", (await sandbox.SendAsync("GET", "/bucket/key")).Text);
    }

    [Fact]
    public async Task A_sub_resource_or_parameter_that_the_operation_does_not_have_is_refused()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.SendAsync("PUT", "/bucket/key", "x");
        string[] asked =
        [
            "PUT /bucket/key?acl", "PUT /bucket/key?retention", "PUT /bucket/key?partNumber=1", "PUT /bucket/key?versions", "DELETE /bucket/key?acl",
            "GET /bucket/key?torrent", "POST /bucket/key?restore", "POST /bucket/key?select&select-type=2", "PUT /bucket/key?renameObject",
            "GET /bucket/key?response-expires=a&tagging", "DELETE /bucket/key?partNumber=1", "GET /bucket?versions", "GET /bucket?analytics&id=1",
            "PUT /bucket?publicAccessBlock", "DELETE /bucket?tagging", "GET /bucket?tagging", "PUT /bucket?versioning", "GET /bucket?session",
            "GET /bucket?marker=a&list-type=2", "GET /bucket?start-after=a", "GET /?max-directory-buckets=1", "HEAD /bucket/key?uploadId=1",
            "DELETE /bucket?lifecycle", "POST /bucket?delete&versionId=null",
        ];
        foreach (var one in asked)
        {
            var answer = await sandbox.SendAsync(
                one.Split(' ')[0], one.Split(' ')[1], one.StartsWith("PUT", StringComparison.Ordinal) ? "other" : null);

            Assert.Equal(one + " 501", $"{one} {(int)answer.Status}");
        }
        Assert.Equal("x", (await sandbox.SendAsync("GET", "/bucket/key")).Text);
    }

    [Theory]
    [InlineData("GET", "/bucket?prefix=a&prefix=b")]
    [InlineData("GET", "/bucket/key?versionId=")]
    [InlineData("DELETE", "/bucket/key?versionId=1")]
    [InlineData("GET", "/bucket?list-type=3")]
    public async Task A_parameter_that_says_two_things_or_none_is_refused(string method, string target)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.SendAsync("PUT", "/bucket/key", "x");

        Assert.Equal("InvalidArgument", (await sandbox.SendAsync(method, target)).ErrorCode);
    }

    [Theory]
    [InlineData("<Delete><Object><Key>key</Key><Size>999</Size></Object></Delete>", "NotImplemented")]
    [InlineData(
        "<Delete><Object><Key>key</Key><LastModifiedTime>Wed, 04 Mar 2026 05:06:06 GMT</LastModifiedTime></Object></Delete>", "NotImplemented")]
    [InlineData("<Delete><Object><Key>key</Key><Colour>red</Colour></Object></Delete>", "MalformedXML")]
    [InlineData("<Delete><Object><Key>key</Key><Key>other</Key></Object></Delete>", "MalformedXML")]
    [InlineData("<Delete><Quiet>perhaps</Quiet><Object><Key>key</Key></Object></Delete>", "MalformedXML")]
    [InlineData("<Delete><Only>x</Only><Object><Key>key</Key></Object></Delete>", "MalformedXML")]
    [InlineData("<Delete><Object><Key>ke<b>y</b></Key></Object></Delete>", "MalformedXML")]
    public async Task An_element_that_is_not_heeded_lets_nothing_be_deleted(string body, string code)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.SendAsync("PUT", "/bucket/key", "x");

        var answer = await sandbox.SendAsync(
            "POST", "/bucket?delete", body, ("content-md5", Convert.ToBase64String(MD5.HashData(Encoding.UTF8.GetBytes(body)))));

        Assert.Equal(code, answer.ErrorCode);
        Assert.Equal(HttpStatusCode.OK, (await sandbox.SendAsync("HEAD", "/bucket/key")).Status);
    }

    [Fact]
    public async Task A_header_that_only_says_what_is_so_anyway_is_taken()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        (string, string)[] usual =
        [
            ("x-amz-acl", "bucket-owner-full-control"),
            ("x-amz-request-payer", "requester"),
            ("x-amz-expected-bucket-owner", SandboxOptions.AccountId),
            ("x-amz-storage-class", "STANDARD"),
        ];

        Assert.Equal(HttpStatusCode.OK, (await sandbox.SendAsync("PUT", "/bucket/key", "x", usual)).Status);
        Assert.Null((await sandbox.SendAsync("HEAD", "/bucket/key"))["x-amz-storage-class"]);
    }

    [Fact]
    public async Task A_form_of_a_browser_and_its_question_beforehand_are_answered_in_words()
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        var form = await sandbox.SendUnsignedAsync("POST", "/bucket", "--x--", ("content-type", "multipart/form-data; boundary=x"));
        var asked = await sandbox.SendUnsignedAsync(
            "OPTIONS", "/bucket/key", null, ("origin", "http://a.example"), ("access-control-request-method", "PUT"));
        var nobody = await sandbox.SendUnsignedAsync("OPTIONS", "/bucket/key");

        Assert.Equal(("NotImplemented", 501), (form.ErrorCode, (int)form.Status));
        Assert.Equal(("AccessForbidden", 403, "PUT"), (asked.ErrorCode, (int)asked.Status, asked.Find("Method")));
        Assert.Null(asked["access-control-allow-origin"]);
        Assert.Equal(("BadRequest", 400), (nobody.ErrorCode, (int)nobody.Status));
    }
}
