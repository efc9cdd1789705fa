using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Ground;
using Portal.Hosts;
using Portal.Tests.Journeys;
using Testing.Tools;

namespace Portal.Tests.Hosts;

/// <summary>Without a provider whoever reaches the portal may be anybody, so only this machine reaches it unless that is meant.</summary>
public sealed class ListeningTests
{
    private const string Meant = "Portal:PersonasForEverybody";

    [Theory]
    [InlineData("urls", "http://0.0.0.0:5080")]
    [InlineData("urls", "http://[::]:5080")]
    [InlineData("urls", "http://*:5080")]
    [InlineData("urls", "http://+:5080")]
    [InlineData("urls", "http://192.168.1.7:5080")]
    [InlineData("urls", "http://portal.lab.example:5080")]
    [InlineData("urls", "http://localhost.lab.example:5080")]
    [InlineData("urls", "http://localhost:5080;http://0.0.0.0:8080")]
    [InlineData("urls", "https://*:8443")]
    [InlineData("URLS", "http://*:80")]
    [InlineData("http_ports", "8080")]
    [InlineData("HTTP_PORTS", "8080;8081")]
    [InlineData("https_ports", "8443")]
    [InlineData("Kestrel:Endpoints:Any:Url", "http://*:8080")]
    [InlineData("Kestrel:Endpoints:Lan:Url", "http://10.0.0.7:8080")]
    [InlineData("Portal:PublicAddress", "https://portal.example.org")]
    public void Personas_do_not_listen_to_other_machines_unless_that_is_meant(string name, string value)
    {
        Assert.Contains("whoever reaches it may be anybody", Faults((name, value)), StringComparison.Ordinal);
        Assert.Contains(Meant, Faults((name, value)), StringComparison.Ordinal);
        Assert.Equal("", Faults((name, value), (Meant, "true")));
        Assert.Equal("", Faults(
            (name, value),
            ("Identity:Authority", "https://login.example"),
            ("Identity:ClientId", "x"),
            ("Identity:ClientSecret", "x"),
            ("Identity:FirstMaintainer", "x")));
    }

    [Theory]
    [InlineData("urls", "http://localhost:5080")]
    [InlineData("urls", "http://127.0.0.1:0")]
    [InlineData("urls", "http://127.0.0.7:5080;http://[::1]:5080;https://LOCALHOST:5443")]
    [InlineData("urls", "http://unix:/run/portal.sock")]
    [InlineData("Kestrel:Endpoints:One:Url", "http://127.0.0.1:8080")]
    [InlineData("Portal:SandboxUrl", "http://0.0.0.0:5081")]
    public void This_machine_is_enough_for_them(string name, string value) => Assert.Equal("", Faults((name, value)));

    [Fact]
    public void What_goes_before_what_is_the_servers_own_order()
    {
        Assert.Equal("", Faults(("http_ports", "8080"), ("urls", "http://localhost:5080")));
        Assert.Equal("", Faults(("urls", "http://0.0.0.0:8080"), ("Kestrel:Endpoints:One:Url", "http://localhost:8080")));
        Assert.NotEqual(
            "", Faults(("urls", "http://0.0.0.0:8080"), ("Kestrel:Endpoints:One:Url", "http://localhost:8080"), ("preferHostingUrls", "true")));
    }

    [Theory]
    [InlineData("AllowedHosts", "*", "AllowedHosts is every name")]
    [InlineData("AllowedHosts", "portal.example;*", "AllowedHosts is every name")]
    [InlineData("AllowedHosts", "https://portal.example", "AllowedHosts names “https://portal.example”")]
    [InlineData("AllowedHosts", "portal.example:8080", "AllowedHosts names “portal.example:8080”")]
    [InlineData("AllowedHosts", "a.example,b.example", "AllowedHosts names “a.example,b.example”")]
    [InlineData("urls", "localhost:5080", "urls names “localhost:5080”")]
    [InlineData("Portal:PublicAddress", "portal.example", "Portal:PublicAddress is no address")]
    [InlineData("Portal:PublicAddress", "https://portal.example/portal", "Portal:PublicAddress is no address")]
    [InlineData("Portal:PublicAddress", "http://0.0.0.0:8080", "Portal:PublicAddress is no address")]
    [InlineData("Portal:SandboxPublicAddress", "http://[::]:5081", "Portal:SandboxPublicAddress is no address")]
    [InlineData("Portal:SandboxUrl", "http://sandbox:5081", "Portal:SandboxUrl names a host")]
    [InlineData("Portal:SandboxUrl", "http://localhost:5081/s3", "Portal:SandboxUrl is not an http address")]
    public void A_wrong_setting_is_named(string name, string value, string words) =>
        Assert.Contains(words, Faults((name, value)), StringComparison.Ordinal);

    [Fact]
    public void With_a_provider_people_come_by_https() => Assert.Contains(
        "Portal:PublicAddress is by http",
        Faults(
            ("Portal:PublicAddress", "http://portal.example"),
            ("Identity:Authority", "https://login.example"),
            ("Identity:ClientId", "x"),
            ("Identity:ClientSecret", "x"),
            ("Identity:FirstMaintainer", "x")),
        StringComparison.Ordinal);

    /// <summary>The line that the README has people type, with what the image sets by itself.</summary>
    [Fact]
    public void A_container_starts_by_the_line_of_the_readme()
    {
        var line = Regex.Match(File.ReadAllText(Repository.PathOf("README.md")), "^docker run .*Portal__SandboxUrl.*$", RegexOptions.Multiline).Value;
        (string Name, string Value)[] given =
        [
            .. Regex.Matches(File.ReadAllText(Repository.PathOf("Dockerfile")), @"^(?:ENV|   ) (?<name>\w+)=(?<value>\S+)", RegexOptions.Multiline)
                .Concat(Regex.Matches(line, @"-e (?<name>\w+)=(?<value>\S+)"))
                .Select(match => (
                    match.Groups["name"].Value.Replace("ASPNETCORE_", "", StringComparison.Ordinal).Replace("__", ":", StringComparison.Ordinal),
                    match.Groups["value"].Value)),
        ];

        Assert.Equal(["Portal:DataDirectory", "HTTP_PORTS", Meant, "Portal:SandboxUrl"], given.Select(one => one.Name));
        Assert.Equal("", Faults(given));
        Assert.Contains(Meant, Faults([.. given.Where(one => one.Name != Meant)]), StringComparison.Ordinal);
        Assert.Contains($":{given[1].Value} ", line, StringComparison.Ordinal);
        Assert.Contains($":{new Uri(given[3].Value).Port} ", line, StringComparison.Ordinal);
    }

    /// <summary>As in a container: it listens everywhere, asks itself by this machine, and shows what it is told to.</summary>
    [Theory]
    [InlineData("http://0.0.0.0:0", "http://127.0.0.1:")]
    [InlineData("http://[::]:0", "http://[::1]:")]
    [InlineData("http://127.0.0.1:0", "http://127.0.0.1:")]
    public async Task The_embedded_server_listens_anywhere_and_the_sign_in_says_who_may_be_whom(string listens, string asked)
    {
        await using var world = new World(("http_ports", "8080"), ("urls", ""), (Meant, "true"), ("Portal:SandboxUrl", listens));
        var deposit = await world.OpenAsync();
        var page = await world.Browser().GetStringAsync(new Uri("/sign-in", UriKind.Relative));

        Assert.Equal(6, (await world.CheckAsync(deposit)).Figures.Found.Objects);
        Assert.StartsWith(
            asked, ((Portal.Ground.S3Options)world.Services.GetService(typeof(Portal.Ground.S3Options))!).ServiceUrl, StringComparison.Ordinal);
        Assert.Contains("Everybody who reaches this portal may be any of these people", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_show_the_address_that_is_told()
    {
        await using var world = new World(("Portal:SandboxPublicAddress", "http://sandbox.lab.example:9081"));
        var deposit = await world.Requests.AskAsync("cpg0048-bsc/broad", "A plate", 1, null, World.Ada);
        await world.Deposits.OpenAsync(deposit, World.Erin);

        var page = await world.Browser().GetStringAsync(new Uri("/sign-in", UriKind.Relative));

        Assert.Equal(
            "http://sandbox.lab.example:9081", ((Portal.Ground.S3Options)world.Services.GetService(typeof(Portal.Ground.S3Options))!).ServiceUrl);
        Assert.NotNull(await world.Credentials.AskAsync(deposit, Curation.Store.Permission.ReadWrite, TimeSpan.FromHours(1), World.Ada));
        Assert.DoesNotContain("Everybody who reaches this portal", page, StringComparison.Ordinal);
    }

    /// <summary>However it came to listen there.</summary>
    [Theory]
    [InlineData("10.0.0.7", true, 403)]
    [InlineData("2001:db8::7", true, 403)]
    [InlineData("127.0.0.1", true, 200)]
    [InlineData("::1", true, 200)]
    [InlineData("::ffff:127.0.0.1", true, 200)]
    [InlineData("10.0.0.7", false, 200)]
    public async Task Whoever_comes_from_further_is_turned_away_whatever_name_they_say(string reached, bool isForThisMachine, int status)
    {
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var app = new ApplicationBuilder(services);
        app.UseHostCheck(new HostSettings(null, new HostNames([], IsEvery: false), [], isForThisMachine));
        app.Run(context => Task.CompletedTask);
        var context = new DefaultHttpContext { RequestServices = services };
        (context.Connection.LocalIpAddress, context.Request.Method, context.Request.Host) =
            (System.Net.IPAddress.Parse(reached), "GET", new HostString("localhost"));

        await app.Build()(context);

        Assert.Equal(status, context.Response.StatusCode);
    }

    private static string Faults(params (string Name, string Value)[] given)
    {
        var sources = new ConfigurationManager();
        sources.AddInMemoryCollection(given.Select(pair => new KeyValuePair<string, string?>(pair.Name, pair.Value)));
        Settings.TryRead(sources, out _, out var faults);
        return faults;
    }
}
