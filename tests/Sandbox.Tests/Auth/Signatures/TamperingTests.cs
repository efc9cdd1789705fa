using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Sandbox.Refusals;
using Sandbox.Tests.Running;

namespace Sandbox.Tests.Auth.Signatures;

/// <summary>Whatever is changed of a signed request after it was signed, the request is refused.</summary>
public sealed class TamperingTests
{
    private const string Target = "/bucket/cpg0037-oasis/broad/r01c01f01p01.tiff?tagging=&versionId=abc%20d&x-id=PutObject";
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("sixteen bits of grey");

    [Fact]
    public async Task An_untouched_request_is_accepted()
    {
        var request = await Signing.AuthenticateAsync(Request());

        Assert.True(request.Caller.IsRoot);
        Assert.Equal(Body, await RawRequests.ReadToEndAsync(request.Body));
    }

    [Fact]
    public async Task Any_changed_character_of_the_target_is_refused()
    {
        for (var at = 0; at < Target.Length; at++)
        {
            // Another letter, and a letter that stays in the same place of the syntax.
            foreach (var other in "Zz".Where(other => other != Target[at]))
            {
                var context = Request();
                var raw = context.Features.GetRequiredFeature<IHttpRequestFeature>();
                raw.RawTarget = $"{Target[..at]}{other}{Target[(at + 1)..]}";
                await RefusedAsync(context, raw.RawTarget);
            }
        }
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("put")]
    [InlineData("DELETE")]
    public async Task Another_method_is_refused(string method)
    {
        var context = Request();
        context.Request.Method = method;
        await RefusedAsync(context, method);
    }

    [Fact]
    public async Task Any_changed_added_or_missing_signed_header_is_refused()
    {
        foreach (var name in Request().Request.Headers.Keys)
        {
            var changed = Request();
            changed.Request.Headers[name] = changed.Request.Headers[name] + "1";
            await RefusedAsync(changed, name + " changed");

            var twice = Request();
            twice.Request.Headers.Append(name, "more");
            await RefusedAsync(twice, name + " twice");

            var missing = Request();
            missing.Request.Headers.Remove(name);
            await RefusedAsync(missing, name + " missing");
        }
    }

    [Fact]
    public async Task Any_changed_digit_of_the_signature_is_refused()
    {
        for (var fromEnd = 1; fromEnd <= 64; fromEnd++)
        {
            var context = Request();
            var header = context.Request.Headers.Authorization.ToString();
            var digit = header[^fromEnd] == '0' ? '1' : '0';
            context.Request.Headers.Authorization = header[..^fromEnd] + digit + header[(header.Length - fromEnd + 1)..];
            await RefusedAsync(context, $"digit {fromEnd} from the end");
        }
    }

    [Fact]
    public async Task Any_changed_byte_of_the_body_is_refused_when_it_has_been_read()
    {
        for (var at = 0; at < Body.Length; at++)
        {
            var body = (byte[])Body.Clone();
            body[at] ^= 1;
            var context = Request();
            context.Request.Body = new MemoryStream(body);
            Assert.Equal("XAmzContentSHA256Mismatch", await RefusedAsync(context, $"byte {at}"));
        }
    }

    [Fact]
    public async Task A_presigned_link_with_any_changed_character_is_refused()
    {
        var link = Signing.Presigned("GET", "/bucket/p/key.csv", 60);
        await Signing.AuthenticateAsync(RawRequests.Of("GET", link, [("host", "127.0.0.1:5081")]));

        for (var at = 0; at < link.Length; at++)
        {
            var changed = $"{link[..at]}{(link[at] == '3' ? '4' : '3')}{link[(at + 1)..]}";
            await RefusedAsync(RawRequests.Of("GET", changed, [("host", "127.0.0.1:5081")]), changed);
        }
    }

    private static DefaultHttpContext Request() => Signing.Signed("PUT", Target, Body,
        [("content-type", "image/tiff"), ("x-amz-meta-note", "by  hand"), ("x-amz-tagging", "a=b&c=d"), ("content-length", "20")]);

    private static async Task<string> RefusedAsync(HttpContext context, string what)
    {
        try
        {
            var request = await Signing.AuthenticateAsync(context);
            await RawRequests.ReadToEndAsync(request.Body);
        }
        catch (S3Exception exception)
        {
            Assert.True(exception.Status is >= 400 and < 500, what);
            return exception.Code;
        }
        Assert.Fail("Accepted: " + what);
        return "";
    }
}
