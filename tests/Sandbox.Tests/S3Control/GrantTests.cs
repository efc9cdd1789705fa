using System.Net;
using Sandbox.Tests.Running;

namespace Sandbox.Tests.S3Control;

public sealed class GrantTests
{
    [Fact]
    public async Task Grants_are_made_listed_and_deleted_and_survive_a_restart()
    {
        await using var server = await ControlServer.StartAsync();
        var first = await server.GrantAsync("staging/p/*");
        var second = await server.GrantAsync("staging/q/*", "READ", $"arn:aws:iam::{ControlServer.Account}:role/lab");

        await server.RestartAsync();

        Assert.Equal([first, second], (await ListAsync(server, "")).All("AccessGrantId"));
        Assert.Equal(["s3://staging/q/*"], (await ListAsync(server, "?grantscope=s3%3A%2F%2Fstaging%2Fq")).All("GrantScope"));
        Assert.Equal([second], (await ListAsync(server, "?permission=READ")).All("AccessGrantId"));
        Assert.Equal(
            [first],
            (await ListAsync(server, $"?granteetype=IAM&granteeidentifier={Uri.EscapeDataString(ControlServer.AdaArn)}")).All("AccessGrantId"));
        Assert.Equal(HttpStatusCode.NoContent, (await DeleteAsync(server, first)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await DeleteAsync(server, first)).Status);
        await server.RestartAsync();
        Assert.Equal([second], (await ListAsync(server, "")).All("AccessGrantId"));
    }

    [Fact]
    public async Task A_list_comes_page_by_page()
    {
        await using var server = await ControlServer.StartAsync();
        var made = new List<string>();
        for (var number = 0; number < 5; number++)
        {
            made.Add(await server.GrantAsync($"staging/p{number}/*"));
        }
        var found = new List<string>();
        for (string? token = null; ;)
        {
            var page = await ListAsync(server, "?maxResults=2" + (token is null ? "" : $"&nextToken={Uri.EscapeDataString(token)}"));
            found.AddRange(page.All("AccessGrantId"));
            Assert.InRange(page.All("AccessGrantId").Count, 1, 2);
            token = page.Find("NextToken");
            if (token is null)
            {
                break;
            }
        }

        // Those of one millisecond stand in any order, but always in the same.
        Assert.Equal(made.Order(StringComparer.Ordinal), found);
        Assert.Equal("InvalidRequest", (await ListAsync(server, "?nextToken=%21%21")).ErrorCode);
    }

    [Fact]
    public async Task Whoever_asks_is_told_of_their_own_grants_only()
    {
        await using var server = await ControlServer.StartAsync();
        await server.GrantAsync("staging/p/*");
        await server.GrantAsync("staging/q/*", grantee: $"arn:aws:iam::{ControlServer.Account}:user/ben");

        var own = await server.SendAsync(ControlServer.Ada, "GET", $"{ControlServer.Root}/caller/grants");

        Assert.Equal(["s3://staging/p/*"], own.All("GrantScope"));
    }

    [Theory]
    [InlineData("staging/p/*", "ALL", "", 400, "InvalidAccessGrant")]
    [InlineData("staging/p", "READ", "", 400, "InvalidAccessGrant")]
    [InlineData("", "READ", "", 400, "InvalidAccessGrant")]
    [InlineData("*", "READ", "", 400, "InvalidAccessGrant")]
    [InlineData("/p/*", "READ", "", 400, "InvalidAccessGrant")]
    [InlineData("staging/p*", "READ", "<S3PrefixType>Object</S3PrefixType>", 400, "InvalidAccessGrant")]
    [InlineData("staging/p*", "READ", "<S3PrefixType>Folder</S3PrefixType>", 400, "InvalidAccessGrant")]
    public async Task What_is_no_grant_is_refused(string subPrefix, string permission, string more, int status, string code)
    {
        await using var server = await ControlServer.StartAsync();

        var answer = await server.SendAsync(
            ControlServer.RootKeys, "POST", $"{ControlServer.Root}/grant", ControlServer.Wish(subPrefix, permission, more: more));

        Assert.Equal((status, code), ((int)answer.Status, answer.ErrorCode));
    }

    [Fact]
    public async Task The_same_grant_is_there_once()
    {
        await using var server = await ControlServer.StartAsync();
        await server.GrantAsync("staging/p/*");

        var again = await server.SendAsync(ControlServer.RootKeys, "POST", $"{ControlServer.Root}/grant", ControlServer.Wish("staging/p/*"));

        Assert.Equal((HttpStatusCode.Conflict, "AccessGrantAlreadyExists"), (again.Status, again.ErrorCode));
        await server.GrantAsync("staging/p/*", "READ");
    }

    [Fact]
    public async Task A_body_that_is_not_what_its_checksum_says_is_refused()
    {
        await using var server = await ControlServer.StartAsync();

        var answer = await server.SendAsync(
            ControlServer.RootKeys,
            "POST",
            $"{ControlServer.Root}/grant",
            ControlServer.Wish("staging/p/*"),
            more: ("x-amz-checksum-crc32", "AAAAAA=="));

        Assert.Equal("BadDigest", answer.ErrorCode);
    }

    [Theory]
    [InlineData("x-amz-checksum-sha256", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", "BadDigest")]
    [InlineData("content-md5", "1B2M2Y8AsgTpgAmY7PhCfg==", "BadDigest")]
    [InlineData("x-amz-sdk-checksum-algorithm", "SHA256", "InvalidRequest")]
    [InlineData("x-amz-checksum-sha512", "AAAA", "NotImplemented")]
    [InlineData("x-amz-never-heard-of", "1", "NotImplemented")]
    public async Task What_is_said_of_a_body_in_a_header_is_true_or_the_grant_is_not_made(string header, string value, string code)
    {
        await using var server = await ControlServer.StartAsync();

        var answer = await server.SendAsync(
            ControlServer.RootKeys, "POST", $"{ControlServer.Root}/grant", ControlServer.Wish("staging/p/*"), more: (header, value));

        Assert.Equal(code, answer.ErrorCode);
        Assert.Empty((await ListAsync(server, "")).All("AccessGrantId"));
    }

    [Theory]
    [InlineData("<ApplicationArn>arn:aws:sso::1:application/a</ApplicationArn>", "NotImplemented")]
    [InlineData("<Tags><Tag><Key>a</Key><Value>b</Value></Tag></Tags>", "NotImplemented")]
    [InlineData("<Until>2030-01-01</Until>", "MalformedXML")]
    [InlineData("<Permission>READ</Permission>", "MalformedXML")]
    public async Task A_grant_is_made_as_it_is_wished_or_not_at_all(string more, string code)
    {
        await using var server = await ControlServer.StartAsync();

        var answer = await server.SendAsync(
            ControlServer.RootKeys, "POST", $"{ControlServer.Root}/grant", ControlServer.Wish("staging/p/*", more: more));

        Assert.Equal(code, answer.ErrorCode);
        Assert.Empty((await ListAsync(server, "")).All("AccessGrantId"));
    }

    [Theory]
    [InlineData("/caller/grants?allowedByApplication=true", 501)]
    [InlineData("/caller/grants?granteetype=IAM", 501)]
    [InlineData("/caller/grants?allowedByApplication=false", 200)]
    [InlineData("/dataaccess?target=s3%3A%2F%2Fstaging%2Fp%2F*&permission=READ&instanceScope=ALL", 501)]
    [InlineData("/dataaccess?target=s3%3A%2F%2Fstaging%2Fp%2F*&permission=READ&permission=READWRITE", 400)]
    [InlineData("/prefix?s3prefix=s3%3A%2F%2Fstaging%2Fp%2F*", 200)]
    [InlineData("/prefix?s3prefix=staging", 400)]
    [InlineData("/prefix", 400)]
    public async Task A_parameter_is_heeded_or_refused(string path, int status)
    {
        await using var server = await ControlServer.StartAsync();

        var answer = await server.SendAsync(ControlServer.Ada, "GET", ControlServer.Root + path);

        Assert.Equal(status, (int)answer.Status);
        if (path.StartsWith("/prefix", StringComparison.Ordinal) && status == 200)
        {
            Assert.Equal(
                ("default", $"arn:aws:s3:us-east-1:{ControlServer.Account}:access-grants/default"),
                (answer.Find("AccessGrantsInstanceId"), answer.Find("AccessGrantsInstanceArn")));
        }
    }

    [Fact]
    public async Task Grants_of_another_application_are_none_and_an_instance_for_a_directory_is_not_made()
    {
        await using var server = await ControlServer.StartAsync(founded: false);

        var directory = await RootAsync(
            server,
            "POST",
            "",
            "<CreateAccessGrantsInstanceRequest><IdentityCenterArn>arn:aws:sso:::instance/x</IdentityCenterArn></CreateAccessGrantsInstanceRequest>");
        Assert.Equal("NotImplemented", directory.ErrorCode);
        Assert.Equal(HttpStatusCode.OK, (await RootAsync(server, "POST", "", "<CreateAccessGrantsInstanceRequest/>")).Status);
        await RootAsync(server, "POST", "/location",
            "<CreateAccessGrantsLocationRequest><LocationScope>s3://</LocationScope><IAMRoleArn>arn:aws:iam::309624411020:role/grants</IAMRoleArn></CreateAccessGrantsLocationRequest>");
        await server.GrantAsync("staging/p/*");
        Assert.Single((await ListAsync(server, "?application_arn=ALL")).All("AccessGrantId"));
        Assert.Empty((await ListAsync(server, "?application_arn=arn%3Aaws%3Asso%3A%3A1%3Aapplication%2Fa")).All("AccessGrantId"));
    }

    [Theory]
    [InlineData("GET", "/grants")]
    [InlineData("POST", "/grant")]
    [InlineData("DELETE", "/grant/x")]
    [InlineData("GET", "/locations")]
    [InlineData("DELETE", "")]
    public async Task A_user_may_only_ask_for_credentials(string method, string path)
    {
        await using var server = await ControlServer.StartAsync();

        var answer = await server.SendAsync(
            ControlServer.Ada, method, ControlServer.Root + path, method == "POST" ? ControlServer.Wish("staging/*") : "");

        Assert.Equal("AccessDenied", answer.ErrorCode);
        Assert.Equal("AccessDenied", (await server.SendAsync(ControlServer.Ada, "GET", "/staging", account: null)).ErrorCode);
    }

    [Fact]
    public async Task Instance_and_location_are_made_and_removed_in_order()
    {
        await using var server = await ControlServer.StartAsync(founded: false);
        const string Location =
            "<CreateAccessGrantsLocationRequest><LocationScope>s3://</LocationScope><IAMRoleArn>arn:aws:iam::309624411020:role/grants</IAMRoleArn></CreateAccessGrantsLocationRequest>";

        Assert.Equal("AccessGrantsInstanceNotExistsError", (await RootAsync(server, "GET", "")).ErrorCode);
        Assert.Equal("AccessGrantsInstanceNotExistsError", (await RootAsync(server, "POST", "/location", Location)).ErrorCode);
        Assert.Equal("default", (await RootAsync(server, "POST", "")).Find("AccessGrantsInstanceId"));
        Assert.Equal("AccessGrantsInstanceAlreadyExists", (await RootAsync(server, "POST", "")).ErrorCode);
        Assert.Equal("NoSuchAccessGrantsLocationError", (await RootAsync(server, "POST", "/grant", ControlServer.Wish("staging/p/*"))).ErrorCode);
        Assert.Equal("default", (await RootAsync(server, "POST", "/location", Location)).Find("AccessGrantsLocationId"));
        Assert.Equal("AccessGrantsLocationAlreadyExistsError", (await RootAsync(server, "POST", "/location", Location)).ErrorCode);
        Assert.Equal("s3://", (await RootAsync(server, "GET", "/location/default")).Find("LocationScope"));
        var grant = await server.GrantAsync("staging/p/*");
        Assert.Equal("AccessGrantsLocationNotEmptyError", (await RootAsync(server, "DELETE", "/location/default")).ErrorCode);
        Assert.Equal("AccessGrantsInstanceNotEmptyError", (await RootAsync(server, "DELETE", "")).ErrorCode);
        await RootAsync(server, "DELETE", $"/grant/{grant}");
        Assert.Equal(HttpStatusCode.NoContent, (await RootAsync(server, "DELETE", "/location/default")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await RootAsync(server, "DELETE", "")).Status);
        Assert.Equal("AccessGrantsInstanceNotExistsError", (await RootAsync(server, "GET", "")).ErrorCode);
    }

    private static Task<Answer> RootAsync(ControlServer server, string method, string path, string body = "") =>
        server.SendAsync(ControlServer.RootKeys, method, ControlServer.Root + path, body);

    private static Task<Answer> ListAsync(ControlServer server, string query) => RootAsync(server, "GET", "/grants" + query);

    private static Task<Answer> DeleteAsync(ControlServer server, string id) => RootAsync(server, "DELETE", $"/grant/{id}");
}
