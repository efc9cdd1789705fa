using System.Net;
using System.Text.RegularExpressions;
using Testing.Running;
using Testing.Tools;

namespace Portal.Tests.Processes;

/// <summary>What the Dockerfile makes, without a container: its own publish line, and its output as a process.</summary>
public sealed partial class PublishedOutputTests
{
    private static readonly string Dockerfile = File.ReadAllText(Repository.PathOf("Dockerfile"));

    [Fact]
    public async Task The_published_output_serves_the_portal()
    {
        using var folder = new TemporaryFolder();
        var published = folder.At("published");
        var publish = PublishLine().Match(Dockerfile).Groups["arguments"].Value.Replace("/published", published, StringComparison.Ordinal);

        // The analysis is the build's: here it would only be made once more.
        string[] arguments = [.. publish.Split(' '), "-p:RunAnalyzers=false", "-p:EnforceCodeStyleInBuild=false"];
        (await Command.RunAsync("dotnet", arguments, Command.BuildEnvironment, atMost: TimeSpan.FromMinutes(6))).Succeeds();

        await using var portal = await PortalProcess.StartAsync(
            Path.Combine(published, "Portal.dll"), published, "Production", folder.At("data"), []);
        using var client = new HttpClient { BaseAddress = portal.Address };
        var page = await client.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        foreach (var asset in new[] { Stylesheet().Match(page), Script().Match(page) })
        {
            Assert.True(asset.Success, page);
            using var answer = await client.GetAsync(new Uri(asset.Groups["url"].Value, UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("immutable", $"{answer.Headers.CacheControl}", StringComparison.Ordinal);
            Assert.NotEmpty(await answer.Content.ReadAsByteArrayAsync());
        }

        // Radzen's package names its files with fingerprints itself, and what the SDK compresses of them is found by their plain names only.
        var packed = await Assets.AreFitAsync(client, page, asset => !asset.StartsWith("_content/Radzen.Blazor/", StringComparison.Ordinal));
        Assert.Equal(4, packed.Count);
        Assert.All(packed.Values, encoding => Assert.Equal("br", encoding));

        var health = await Command.RunAsync(
            "dotnet", [Path.Combine(published, "Portal.dll"), "--health", new Uri(portal.Address, "/healthz").AbsoluteUri]);
        Assert.Contains("\"ok\"", health.Succeeds().Output, StringComparison.Ordinal);
        Assert.Equal(0, await portal.StopAsync());
    }

    [Fact]
    public async Task A_health_check_of_nothing_fails_in_words()
    {
        var asked = await Command.RunAsync("dotnet", [Repository.PortalProgram, "--health", "http://127.0.0.1:1/healthz"]);

        Assert.Equal(1, asked.Code);
        Assert.Contains("No answer from http://127.0.0.1:1/healthz", asked.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("COPY --from=build /published .")]
    [InlineData("ENTRYPOINT [\"dotnet\", \"Portal.dll\"]")]
    [InlineData("USER $APP_UID")]
    [InlineData("VOLUME /data")]
    [InlineData("Portal__DataDirectory=/data")]
    [InlineData("CMD [\"dotnet\", \"Portal.dll\", \"--health\", \"http://localhost:8080/healthz\"]")]
    public void The_image_runs_it_without_rights_keeps_its_data_and_asks_how_it_is(string line) =>
        Assert.Contains(line, Dockerfile, StringComparison.Ordinal);

    [Fact]
    public void The_image_is_built_in_stages_and_gives_up_its_rights_before_it_starts()
    {
        var from = Dockerfile.Split('\n').Where(line => line.StartsWith("FROM ", StringComparison.Ordinal)).ToList();

        Assert.Collection(
            from,
            build => Assert.EndsWith(" AS build", build, StringComparison.Ordinal),
            run => Assert.Contains("/aspnet:", run, StringComparison.Ordinal));
        Assert.True(Dockerfile.IndexOf("\nUSER ", StringComparison.Ordinal) < Dockerfile.IndexOf("\nENTRYPOINT ", StringComparison.Ordinal));
    }

    [GeneratedRegex("^RUN dotnet (?<arguments>publish src/Portal -c Release -o /published)$", RegexOptions.Multiline)]
    private static partial Regex PublishLine();

    [GeneratedRegex("href=\"/?(?<url>portal\\.[a-z0-9]{8,}\\.css)\"")]
    private static partial Regex Stylesheet();

    [GeneratedRegex("src=\"/?(?<url>_framework/blazor\\.web\\.[a-z0-9]{8,}\\.js)\"")]
    private static partial Regex Script();
}
