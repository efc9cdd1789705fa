using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Sandbox.Refusals;
using Sandbox.Tests.Running;
using Testing.Clocks;

namespace Sandbox.Tests.Auth;

public sealed class RefusalTests
{
    private static readonly (string, string)[] Host = [("host", "127.0.0.1:5081")];

    [Fact]
    public async Task An_unsigned_request_is_denied() =>
        Assert.Equal(("AccessDenied", 403), await RefusalAsync(RawRequests.Of("GET", "/bucket/key", Host)));

    [Fact]
    public async Task A_link_of_the_old_signature_is_told_which_one_to_use() =>
        Assert.Equal(
            ("InvalidRequest", 400), await RefusalAsync(RawRequests.Of("GET", "/bucket/key?AWSAccessKeyId=SANDBOXROOT&Signature=a&Expires=1", Host)));

    [Theory]
    [InlineData("20260304T052108Z", false)]
    [InlineData("20260304T052107Z", true)]
    [InlineData("20260304T045107Z", true)]
    [InlineData("20260304T045106Z", false)]
    [InlineData("20260303T050607Z", false)]
    public async Task A_request_may_be_signed_fifteen_minutes_off_and_no_more(string time, bool isAccepted)
    {
        var context = Signing.Signed("GET", "/bucket/key", [], time: time);

        (string, int)? expected = isAccepted ? null : ("RequestTimeTooSkewed", 403);
        Assert.Equal(expected, await RefusalAsync(context));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(59, true)]
    [InlineData(60, false)]
    [InlineData(-1000, false)]
    public async Task A_link_holds_from_its_date_until_it_expires(int secondsLater, bool isAccepted)
    {
        var clock = new FixedClock(Signing.Now.AddSeconds(secondsLater));
        var context = RawRequests.Of("GET", Signing.Presigned("GET", "/bucket/key", 60), Host);

        (string, int)? expected = isAccepted ? null : ("AccessDenied", 403);
        Assert.Equal(expected, await RefusalAsync(context, clock));
    }

    [Theory]
    [InlineData("00010101")]
    [InlineData("99991231")]
    public async Task A_link_of_another_age_is_denied(string day)
    {
        var link = Signing.Presigned("GET", "/bucket/key", 60).Replace("20260304", day, StringComparison.Ordinal);

        Assert.Equal(("AccessDenied", 403), await RefusalAsync(RawRequests.Of("GET", link, Host)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(604_801)]
    public async Task A_link_lasts_a_second_to_a_week(int seconds)
    {
        var link = Signing.Presigned("GET", "/bucket/key", 60).Replace("Expires=60", $"Expires={seconds}", StringComparison.Ordinal);

        Assert.Equal(("AuthorizationQueryParametersError", 400), await RefusalAsync(RawRequests.Of("GET", link, Host)));
    }

    [Theory]
    [InlineData("sts", "s3", "AuthorizationQueryParametersError", 400)]
    [InlineData("s3", "sts", "SignatureDoesNotMatch", 403)]
    public async Task A_link_for_another_service_is_none_for_this_one(string scope, string asked, string code, int status)
    {
        var link = Signing.Presigned("GET", "/bucket/key", 60).Replace("%2Fs3%2F", $"%2F{scope}%2F", StringComparison.Ordinal);

        Assert.Equal((code, status), await RefusalAsync(RawRequests.Of("GET", link, Host), service: asked));
    }

    [Fact]
    public async Task An_unknown_key_is_told() =>
        Assert.Equal(("InvalidAccessKeyId", 403), await RefusalAsync(Signing.Signed("GET", "/bucket/key", [], key: "AKIAUNKNOWN")));

    [Fact]
    public async Task A_wrong_secret_is_told() =>
        Assert.Equal(("SignatureDoesNotMatch", 403), await RefusalAsync(Signing.Signed("GET", "/bucket/key", [], secret: "guess")));

    [Fact]
    public async Task A_header_of_Amazon_that_nobody_signed_is_denied()
    {
        var context = Signing.Signed("PUT", "/bucket/key", []);
        context.Request.Headers["x-amz-copy-source"] = "/bucket/secret";

        Assert.Equal(("AccessDenied", 403), await RefusalAsync(context));
    }

    [Fact]
    public async Task A_signature_over_no_host_is_denied()
    {
        var context = Signing.Signed("GET", "/bucket/key", []);
        context.Request.Headers.Authorization = context.Request.Headers.Authorization.ToString().Replace("host;", "", StringComparison.Ordinal);

        Assert.Equal(("AccessDenied", 403), await RefusalAsync(context));
    }

    [Theory]
    [InlineData("AWS SANDBOXROOT:c2lnbmF0dXJl", "InvalidRequest")]
    [InlineData("Bearer x", "InvalidRequest")]
    [InlineData("AWS4-HMAC-SHA256", "AuthorizationHeaderMalformed")]
    [InlineData("AWS4-HMAC-SHA256 Credential=SANDBOXROOT/20260304/us-east-1/s3/aws4_request", "AuthorizationHeaderMalformed")]
    [InlineData("AWS4-HMAC-SHA256 Credential=SANDBOXROOT/20260304/us-east-1/s3, SignedHeaders=host, Signature=00", "AuthorizationHeaderMalformed")]
    [InlineData(
        "AWS4-HMAC-SHA256 Credential=SANDBOXROOT/20260304/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=00",
        "AuthorizationHeaderMalformed")]
    [InlineData(
        "AWS4-HMAC-SHA256 Credential=SANDBOXROOT/20260304//s3/aws4_request, SignedHeaders=host, Signature=00", "AuthorizationHeaderMalformed")]
    [InlineData(
        "AWS4-HMAC-SHA256 Credential=SANDBOXROOT/20260303/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=00",
        "AuthorizationHeaderMalformed")]
    [InlineData(
        "AWS4-HMAC-SHA256 Credential=SANDBOXROOT/20260304/us-east-1/s3/aws4_request, SignedHeaders=x-amz-date;host, Signature=00",
        "AuthorizationHeaderMalformed")]
    [InlineData(
        "AWS4-HMAC-SHA256 Credential=SANDBOXROOT/20260304/us-east-1/s3/aws4_request, SignedHeaders=Host, Signature=00",
        "AuthorizationHeaderMalformed")]
    [InlineData(
        "AWS4-HMAC-SHA256 Credential=SANDBOXROOT/20260304/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=00, AWS4-HMAC-SHA256 Credential=b",
        "AuthorizationHeaderMalformed")]
    [InlineData("AWS4-HMAC-SHA256 Credential=a, Credential=b, SignedHeaders=host, Signature=00", "AuthorizationHeaderMalformed")]
    public async Task A_malformed_authorization_says_so(string header, string code)
    {
        var context = RawRequests.Of("GET", "/bucket/key", [.. Host, ("x-amz-date", "20260304T050607Z"), ("authorization", header)]);

        Assert.Equal((code, 400), await RefusalAsync(context));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-03-04T05:06:07Z")]
    [InlineData("20260304T250607Z")]
    [InlineData("20261304T050607Z")]
    public async Task A_request_needs_a_date(string time)
    {
        var context = Signing.Signed("GET", "/bucket/key", []);
        context.Request.Headers["x-amz-date"] = time;
        Assert.Equal(("AccessDenied", 403), await RefusalAsync(context));
        context.Request.Headers.Remove("x-amz-date");
        context.Request.Headers.Date = time;

        Assert.Equal(("AccessDenied", 403), await RefusalAsync(context));
    }

    [Fact]
    public async Task A_header_and_a_link_at_once_are_refused()
    {
        var context = RawRequests.Of("GET", Signing.Presigned("GET", "/bucket/key", 60), Host);
        context.Request.Headers.Authorization = "AWS4-HMAC-SHA256 Credential=x";

        Assert.Equal(("InvalidArgument", 400), await RefusalAsync(context));
    }

    [Theory]
    [InlineData("STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD")]
    [InlineData("e3b0c44298fc1c14")]
    [InlineData("unsigned-payload")]
    public async Task An_unknown_way_to_protect_a_body_is_refused(string payload) =>
        Assert.Equal(("InvalidArgument", 400), await RefusalAsync(Signing.Signed("PUT", "/bucket/key", [], payload: payload)));

    [Fact]
    public async Task A_body_of_unsaid_protection_is_refused()
    {
        var context = Signing.Signed("PUT", "/bucket/key", []);
        context.Request.Headers.Remove("x-amz-content-sha256");

        Assert.Equal(("InvalidRequest", 400), await RefusalAsync(context));
    }

    [Theory]
    [InlineData("sts", "s3", "AuthorizationHeaderMalformed", 400)]
    [InlineData("s3", "sts", "SignatureDoesNotMatch", 403)]
    [InlineData("s3control", "s3", "AuthorizationHeaderMalformed", 400)]
    [InlineData("s3-outposts", "s3", "AuthorizationHeaderMalformed", 400)]
    public async Task A_signature_for_another_service_is_none_for_this_one(string scope, string asked, string code, int status)
    {
        var context = scope is "s3" or "sts" ? Signing.Signed("PUT", "/bucket/key", [], service: scope) : Signing.Signed("PUT", "/bucket/key", []);
        context.Request.Headers.Authorization = context.Request.Headers.Authorization.ToString()
            .Replace("/s3/", $"/{scope}/", StringComparison.Ordinal);

        Assert.Equal((code, status), await RefusalAsync(context, service: asked));
    }

    [Theory]
    [InlineData("authorization")]
    [InlineData("x-amz-date")]
    [InlineData("x-amz-content-sha256")]
    [InlineData("x-amz-security-token")]
    [InlineData("date")]
    public async Task A_header_of_the_signature_stands_once(string name)
    {
        var context = Signing.Signed("GET", "/bucket/key", []);
        var first = context.Request.Headers[name] is [{ } value, ..] ? value : "a";
        context.Request.Headers[name] = new StringValues([first, first]);

        Assert.Equal(("InvalidArgument", 400), await RefusalAsync(context));
    }

    [Theory]
    [InlineData("Wed, 04 Mar 2026 05:06:07 GMT", null)]
    [InlineData("20260304T050607Z", null)]
    [InlineData("Wed, 04 Mar 2026 04:06:07 GMT", "RequestTimeTooSkewed")]
    public async Task The_time_may_stand_in_Date_alone(string date, string? code)
    {
        var context = Signing.Signed(
            "GET",
            "/bucket/key",
            [],
            more: [("date", date)],
            time: code == "RequestTimeTooSkewed" ? "20260304T040607Z" : "20260304T050607Z",
            hasAmazonDate: false);

        Assert.Equal(code, (await RefusalAsync(context))?.Code);
    }

    private static async Task<(string Code, int Status)?> RefusalAsync(HttpContext context, FixedClock? clock = null, string service = "s3")
    {
        try
        {
            await Signing.Authenticator(clock ?? new FixedClock(Signing.Now)).AuthenticateAsync(context, service);
            return null;
        }
        catch (S3Exception exception)
        {
            Assert.NotEmpty(exception.Message);
            return (exception.Code, exception.Status);
        }
    }
}
