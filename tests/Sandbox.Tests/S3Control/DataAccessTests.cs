using System.Net;
using Sandbox.Tests.Running;

namespace Sandbox.Tests.S3Control;

public sealed class DataAccessTests
{
    [Fact]
    public async Task The_least_privilege_is_the_target_and_the_default_is_the_grant()
    {
        await using var server = await ControlServer.StartAsync();
        await server.GrantAsync("staging/p/*");

        var least = await server.AccessAsync(ControlServer.Ada, "s3://staging/p/q/*");
        var usual = await server.AccessAsync(ControlServer.Ada, "s3://staging/p/q/*", more: "");

        Assert.Equal("s3://staging/p/*", least.Find("MatchedGrantTarget"));
        Assert.True(await PutsAsync(server, least, "p/q/x"));
        Assert.False(await PutsAsync(server, least, "p/x"));
        Assert.True(await PutsAsync(server, usual, "p/x"));
        Assert.False(await PutsAsync(server, usual, "p2/x"));
    }

    [Fact]
    public async Task The_nearest_grant_is_the_one_that_matches()
    {
        await using var server = await ControlServer.StartAsync();
        await server.GrantAsync("staging/*", "READ");
        await server.GrantAsync("staging/p/*", "READ");

        Assert.Equal("s3://staging/p/*", (await server.AccessAsync(ControlServer.Ada, "s3://staging/p/x/*", "READ")).Find("MatchedGrantTarget"));
        Assert.Equal("s3://staging/*", (await server.AccessAsync(ControlServer.Ada, "s3://staging/q/*", "READ")).Find("MatchedGrantTarget"));
    }

    [Theory]
    [InlineData("READ", true, false, false, true)]
    [InlineData("WRITE", false, true, true, false)]
    [InlineData("READWRITE", true, true, true, true)]
    public async Task Permissions_allow_what_AWS_lets_them(string permission, bool gets, bool puts, bool deletes, bool lists)
    {
        await using var server = await ControlServer.StartAsync();
        await server.GrantAsync("staging/p/*");
        await server.SendAsync(ControlServer.RootKeys, "PUT", "/staging/p/there", "x", account: null);
        var keys = ControlServer.Given(await server.AccessAsync(ControlServer.Ada, "s3://staging/p/*", permission));

        Assert.Equal(gets, await IsAllowedAsync(server, keys, "GET", "/staging/p/there"));
        Assert.Equal(puts, await IsAllowedAsync(server, keys, "PUT", "/staging/p/new"));
        Assert.Equal(puts, await IsAllowedAsync(server, keys, "POST", "/staging/p/new?uploads"));
        Assert.Equal(lists, await IsAllowedAsync(server, keys, "GET", "/staging?list-type=2&prefix=p%2F"));
        Assert.False(await IsAllowedAsync(server, keys, "GET", "/staging?list-type=2"));
        Assert.Equal(deletes, await IsAllowedAsync(server, keys, "DELETE", "/staging/p/there"));
    }

    [Theory]
    [InlineData("s3://staging/*", "READWRITE")]
    [InlineData("s3://staging*", "READWRITE")]
    [InlineData("s3://staging/p*", "READWRITE")]
    [InlineData("s3://staging/p2/*", "READWRITE")]
    [InlineData("s3://staging/P/*", "READWRITE")]
    [InlineData("s3://staging-secrets/p/*", "READWRITE")]
    [InlineData("s3://staging/readable/*", "WRITE")]
    [InlineData("s3://staging/readable/*", "READWRITE")]
    public async Task Without_a_grant_that_covers_it_a_target_is_refused(string target, string permission)
    {
        await using var server = await ControlServer.StartAsync();
        await server.GrantAsync("staging/p/*");
        await server.GrantAsync("staging/readable/*", "READ");

        var answer = await server.AccessAsync(ControlServer.Ada, target, permission);

        Assert.Equal((HttpStatusCode.Forbidden, "AccessDenied"), (answer.Status, answer.ErrorCode));
        Assert.Equal($"You do not have {permission} permissions to the requested S3 Prefix: {target}", answer.Find("Message"));
    }

    [Fact]
    public async Task Somebody_elses_grant_is_no_grant()
    {
        await using var server = await ControlServer.StartAsync();
        await server.GrantAsync("staging/p/*");

        Assert.Equal("AccessDenied", (await server.AccessAsync(ControlServer.Ben, "s3://staging/p/*")).ErrorCode);
        Assert.Equal("AccessDenied", (await server.AccessAsync(ControlServer.RootKeys, "s3://staging/p/*")).ErrorCode);
        var vended = ControlServer.Given(await server.AccessAsync(ControlServer.Ada, "s3://staging/p/*"));
        Assert.Equal("AccessDenied", (await server.AccessAsync(vended, "s3://staging/p/*")).ErrorCode);
    }

    [Theory]
    [InlineData("s3://staging/p/", "READ", "")]
    [InlineData("s3://staging", "READ", "")]
    [InlineData("staging/p/*", "READ", "")]
    [InlineData("", "READ", "")]
    [InlineData("s3:///*", "READ", "")]
    [InlineData("s3://staging/p/*", "read", "")]
    [InlineData("s3://staging/p/*", "", "")]
    [InlineData("s3://staging/p/*", "READ", "&durationSeconds=899")]
    [InlineData("s3://staging/p/*", "READ", "&durationSeconds=43201")]
    [InlineData("s3://staging/p/*", "READ", "&durationSeconds=-900")]
    [InlineData("s3://staging/p/*", "READ", "&durationSeconds=1e4")]
    [InlineData("s3://staging/p/*", "READ", "&privilege=All")]
    [InlineData("s3://staging/p/*", "READ", "&targetType=Folder")]
    [InlineData("s3://staging/p/*", "READ", "&auditContext=")]
    public async Task A_request_that_is_none_is_refused(string target, string permission, string more)
    {
        await using var server = await ControlServer.StartAsync();
        await server.GrantAsync("staging/p/*");

        var answer = await server.AccessAsync(ControlServer.Ada, target, permission, more);

        Assert.Equal((HttpStatusCode.BadRequest, "InvalidRequest"), (answer.Status, answer.ErrorCode));
    }

    [Fact]
    public async Task Another_region_and_another_account_have_no_instance()
    {
        await using var server = await ControlServer.StartAsync();
        await server.GrantAsync("staging/p/*");

        foreach (var answer in new[]
        {
            await server.AccessAsync(ControlServer.Ada, "s3://staging/p/*", region: "eu-west-1"),
            await server.AccessAsync(ControlServer.Ada, "s3://staging/p/*", account: "111122223333"),
        })
        {
            Assert.Equal((HttpStatusCode.NotFound, "AccessGrantsInstanceNotExistsError"), (answer.Status, answer.ErrorCode));
        }
    }

    [Fact]
    public async Task An_object_is_its_own_target()
    {
        await using var server = await ControlServer.StartAsync();
        await server.GrantAsync("staging/report.pdf", more: "<S3PrefixType>Object</S3PrefixType>");

        var given = await server.AccessAsync(ControlServer.Ada, "s3://staging/report.pdf", more: "&targetType=Object");

        Assert.True(await PutsAsync(server, given, "report.pdf"));
        Assert.False(await PutsAsync(server, given, "report.pdf.bak"));
        Assert.Equal("AccessDenied", (await server.AccessAsync(ControlServer.Ada, "s3://staging/report.pdf*")).ErrorCode);
        Assert.Equal(
            "AccessDenied", (await server.AccessAsync(ControlServer.Ada, "s3://staging/report.pdf.bak", more: "&targetType=Object")).ErrorCode);
    }

    [Fact]
    public async Task Credentials_end_and_a_test_may_have_them_end_soon()
    {
        await using var server = await ControlServer.StartAsync(shortest: 2);
        await server.GrantAsync("staging/p/*");
        var given = await server.AccessAsync(ControlServer.Ada, "s3://staging/p/*", more: "&durationSeconds=2");

        Assert.True(await PutsAsync(server, given, "p/x"));
        server.Clock.Now = server.Clock.Now.AddSeconds(2);

        var late = await server.SendAsync(ControlServer.Given(given), "PUT", "/staging/p/x", account: null);
        Assert.Equal("ExpiredToken", late.ErrorCode);
    }

    [Fact]
    public async Task After_its_end_a_grant_gives_nothing_more()
    {
        await using var server = await ControlServer.StartAsync();
        var id = await server.GrantAsync("staging/p/*");
        var given = await server.AccessAsync(ControlServer.Ada, "s3://staging/p/*");

        await server.SendAsync(ControlServer.RootKeys, "DELETE", $"{ControlServer.Root}/grant/{id}");

        Assert.Equal("AccessDenied", (await server.AccessAsync(ControlServer.Ada, "s3://staging/p/*")).ErrorCode);
        // As on AWS, what was given before lives on to its end.
        Assert.True(await PutsAsync(server, given, "p/x"));
    }

    [Fact]
    public async Task A_session_of_a_role_asks_with_the_roles_grants()
    {
        await using var server = await ControlServer.StartAsync();
        await server.GrantAsync("staging/p/*", grantee: $"arn:aws:iam::{ControlServer.Account}:role/lab");
        var session = new Sandbox.Auth.SessionStore(Signing.RootSecret, server.Clock).Issue("lab", "ada", TimeSpan.FromHours(1), null);

        var answer = await server.AccessAsync(new Keys(session.AccessKeyId, session.Secret, session.Token), "s3://staging/p/*");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Fact]
    public async Task A_request_through_a_proxy_for_the_accounts_own_host_is_answered()
    {
        await using var server = await ControlServer.StartAsync();
        await server.GrantAsync("staging/p/*");
        var target = $"{ControlServer.Root}/caller/grants";

        var own = await server.SendAsync(ControlServer.Ada, "GET", target, host: $"{ControlServer.Account}.localhost:5081");
        var mixed = await server.SendAsync(ControlServer.Ada, "GET", target, host: "111122223333.localhost:5081");

        Assert.Equal(["s3://staging/p/*"], own.All("GrantScope"));
        Assert.Equal("InvalidRequest", mixed.ErrorCode);
    }

    private static Task<bool> PutsAsync(ControlServer server, Answer given, string key) =>
        IsAllowedAsync(server, ControlServer.Given(given), "PUT", "/staging/" + key);

    private static async Task<bool> IsAllowedAsync(ControlServer server, Keys keys, string method, string target)
    {
        var answer = await server.SendAsync(keys, method, target, account: null);
        Assert.True((int)answer.Status < 300 || answer.ErrorCode == "AccessDenied", answer.Text);
        return (int)answer.Status < 300;
    }
}
