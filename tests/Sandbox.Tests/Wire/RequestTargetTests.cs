using Microsoft.AspNetCore.Http.Features;
using Sandbox.Tests.Running;
using Sandbox.Wire;

namespace Sandbox.Tests.Wire;

public sealed class RequestTargetTests
{
    [Theory]
    [InlineData("/bucket/key", "/bucket/key", "")]
    [InlineData("/bucket//a/../b%2Fc?list-type=2&prefix=a", "/bucket//a/../b%2Fc", "list-type=2&prefix=a")]
    [InlineData("http://host:5081/bucket/a//b?x=1", "/bucket/a//b", "x=1")]
    [InlineData("HTTPS://host", "/", "")]
    [InlineData("http://host?uploads", "/", "uploads")]
    [InlineData("/redirect?to=http://other/p", "/redirect", "to=http://other/p")]
    [InlineData("/a://b", "/a://b", "")]
    public void The_path_and_the_query_are_as_sent(string raw, string path, string query)
    {
        var context = RawRequests.Of("GET", raw, []);

        Assert.Equal(new RequestTarget(path, query), RequestTarget.Of(context));
    }

    [Theory]
    [InlineData("/a b", "/a%20b")]
    [InlineData("/a%20b", "/a%20b")]
    [InlineData("/a+b", "/a%2Bb")]
    [InlineData("/a%2bb", "/a%2Bb")]
    [InlineData("/%7Euser/%41", "/~user/A")]
    [InlineData("/a%252F", "/a%252F")]
    [InlineData("/100%", "/100%25")]
    [InlineData("/%zz", "/%25zz")]
    [InlineData("/(é)", "/%28%C3%A9%29")]
    [InlineData("/a/%2E%2E/b", "/a/../b")]
    public void A_path_is_encoded_as_S3_does_however_it_was_sent(string sent, string expected) =>
        Assert.Equal(expected, UriEncoding.Path(sent));

    [Theory]
    [InlineData("http://127.0.0.1:5081/bucket/key?prefix=a%2Fb&marker=", "/bucket/key?marker=&prefix=a/b")]
    [InlineData("/bucket/my%20key?prefix=a+b", "/bucket/my key?prefix=a%20b")]
    public async Task A_target_may_be_written_otherwise_than_it_was_signed(string sent, string original)
    {
        var context = Signing.Signed("GET", original, []);
        context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = sent;

        Assert.True((await Signing.AuthenticateAsync(context)).Caller.IsRoot);
    }
}
