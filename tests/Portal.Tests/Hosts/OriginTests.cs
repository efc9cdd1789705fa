namespace Portal.Tests.Hosts;

/// <summary>
/// Pages of others ask in the name of whoever opened them: by an upgrade, by the requests that stand in for one, and by whatever changes something.
/// </summary>
public sealed class OriginTests(OnNetwork portal) : IClassFixture<OnNetwork>
{
    private const string Refused = "page of the portal, whose address is";

    /// <summary>H is the portal's host and port; + is one port further.</summary>
    public static TheoryData<string[]> Foreign =>
    [
        [], [""], ["null"], ["http://evil.example"], ["https://H"], ["http://+"], ["http://sub.H"], ["http://H.evil.example"],
        ["http://H@evil.example"], ["http://H/"], ["http://H#x"],
        ["http://127.0.0.1"], ["http://127.0.0.1."], ["http://localhost:P"], ["http://[::1]:P"], ["http://0.0.0.0:P"],
        ["http://[::ffff:127.0.0.1]:P"], ["http://127.0.0.1:P:80"], ["ws://H"], ["H"], ["//H"], ["http://H http://evil.example"],
        ["http://H", "http://evil.example"], ["http://evil.example", "http://H"], ["http://H, http://evil.example"], ["http://127.0.0.1\u202e:P"],
        ["file://"], ["chrome-extension://abc"],
    ];

    [Theory]
    [MemberData(nameof(Foreign))]
    public async Task No_page_of_another_origin_opens_a_circuit(string[] origins)
    {
        var (upgraded, _) = await UpgradeAsync(origins);
        var (negotiated, _) = await SendAsync("POST", "/_blazor/negotiate?negotiateVersion=1", origins);
        var (lower, _) = await SendAsync("POST", "/_BLAZOR/negotiate?negotiateVersion=1", origins);

        Assert.Equal((403, 403, 403), (upgraded, negotiated, lower));
        if (origins.Length > 0)
        {
            // What comes after it: events, polls, and what is sent by them.
            Assert.Equal(403, (await SendAsync("GET", "/_blazor?id=x", origins, "Accept: text/event-stream")).Status);
            Assert.Equal(403, (await SendAsync("POST", "/_blazor?id=x", origins)).Status);
            Assert.Equal(403, (await SendAsync("DELETE", "/_blazor?id=x", origins)).Status);
            Assert.Equal(403, (await SendAsync("POST", "/_blazor/disconnect/", origins)).Status);
        }
    }

    [Fact]
    public async Task The_portals_own_pages_open_one_by_every_name_of_this_machine()
    {
        foreach (var host in new[] { portal.Address.Authority, $"localhost:{portal.Address.Port}", $"LOCALHOST:{portal.Address.Port}" })
        {
            var (upgraded, _) = await UpgradeAsync([$"http://{host.ToLowerInvariant()}"], $"Host: {host}");
            var (negotiated, text) = await SendAsync(
                "POST",
                "/_blazor/negotiate?negotiateVersion=1",
                [$"http://{host.ToLowerInvariant()}"],
                $"Host: {host}",
                "Sec-Fetch-Site: same-origin");

            Assert.True((upgraded, negotiated) == (101, 200), $"{host}: {upgraded} {negotiated} {text}");
        }
    }

    [Theory]
    [InlineData("POST", "/sign-in")]
    [InlineData("POST", "/sign-out")]
    [InlineData("POST", "/deposits")]
    [InlineData("POST", "/api/credentials")]
    [InlineData("POST", "/api/registry")]
    [InlineData("POST", "/api/listings/01930000-0000-7000-8000-000000000001")]
    [InlineData("PUT", "/api/audit.csv")]
    [InlineData("PATCH", "/api/audit.csv")]
    [InlineData("DELETE", "/api/audit.csv")]
    [InlineData("POST", "/no-such-page")]
    [InlineData("FROB", "/")]
    public async Task Nothing_that_could_change_something_is_taken_from_another_origin(string method, string path)
    {
        var refused = await SendAsync(method, path, [$"http://127.0.0.1:{portal.Address.Port + 1}"]);
        var marked = await SendAsync(method, path, [], "Sec-Fetch-Site: same-site");
        var crossed = await SendAsync(method, path, [], "Sec-Fetch-Site: cross-site");
        var own = await SendAsync(method, path, [$"http://{portal.Address.Authority}"], "Sec-Fetch-Site: same-origin");
        var program = await SendAsync(method, path, []);

        Assert.Equal((403, 403, 403), (refused.Status, marked.Status, crossed.Status));
        Assert.Contains("nosniff", refused.Text, StringComparison.Ordinal);
        Assert.Contains(Refused, refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Refused, own.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Refused, program.Text, StringComparison.Ordinal);
    }

    /// <summary>Java's client offers HTTP/2 with every request: that is no door to a circuit.</summary>
    [Fact]
    public async Task Programs_ask_for_credentials_without_an_origin()
    {
        var (status, text) = await SendAsync(
            "POST", "/api/credentials", [], "Authorization: Bearer wrong", "Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c",
            "HTTP2-Settings: AAMAAABkAAQAAP__");

        Assert.True(status == 401, text);
    }

    [Theory]
    [InlineData("websocket")]
    [InlineData("h2c")]
    [InlineData("h2c, WebSocket")]
    [InlineData("TLS/1.0")]
    [InlineData("another")]
    public async Task Whatever_an_upgrade_is_to_no_page_of_another_origin_asks_for_it(string protocol)
    {
        foreach (var path in new[] { "/", "/deposits", "/healthz", "/portal.css", "/_blazor/negotiate" })
        {
            Assert.Equal(403, (await SendAsync("GET", path, ["http://evil.example"], "Connection: Upgrade", $"Upgrade: {protocol}")).Status);
        }
    }

    [Fact]
    public async Task Reading_is_open_to_whoever_may_read()
    {
        Assert.Equal(200, (await SendAsync("GET", "/api/audit.csv", ["http://evil.example"], "Sec-Fetch-Site: cross-site")).Status);
        Assert.DoesNotContain(
            "Access-Control", (await SendAsync("GET", "/api/audit.csv", ["http://evil.example"])).Text, StringComparison.OrdinalIgnoreCase);
    }

    private Task<(int Status, string Text)> UpgradeAsync(string[] origins, params string[] headers) => SendAsync(
        "GET", "/_blazor", origins, [
            "Connection: keep-alive, Upgrade", "Upgrade: WebSocket", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            .. headers,
        ]);

    private Task<(int Status, string Text)> SendAsync(string method, string path, string[] origins, params string[] headers) => Wire.AskAsync(
        portal.Address, method, path,
        [
            $"Cookie: {portal.AdasCookies}", .. headers, .. origins.Select(origin => "Origin: " + origin
                .Replace("+", $"127.0.0.1:{portal.Address.Port + 1}", StringComparison.Ordinal)
                .Replace("H", portal.Address.Authority, StringComparison.Ordinal)
                .Replace("P", $"{portal.Address.Port}", StringComparison.Ordinal)),
        ]);
}
