using System.Diagnostics;
using System.Text.Json;
using Cpg.Exits;
using Cpg.Streams;
using Cpg.Tests.Running;
using Curation.Workflow.Credentials;
using Curation.Workflow.Facts;
using Testing.Tools;

namespace Cpg.Tests.Renewing;

/// <summary>The command and the script do the same: each rule is asked of both.</summary>
public sealed class CredentialsTests : IDisposable
{
    private const string Lost = """{"error":"This token was revoked. Ada revoked it: the laptop is lost."}""";
    private readonly TemporaryFolder folder = new();
    private readonly string token = TokenText.New().Text;

    public static TheoryData<string> Ways => new("cpg", "sh", "bash");

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Credentials_go_to_the_output_and_nothing_else(string way)
    {
        using var portal = new ScriptedPortal((200, ScriptedPortal.Given));

        var ended = await RunAsync(way, portal.Url, await TokenFileAsync(token));

        Assert.Equal((0, ""), (ended.Code, ended.Error));
        Assert.Equal("se/cr+et=", JsonDocument.Parse(ended.Output).RootElement.GetProperty("SecretAccessKey").GetString());
        var asked = Assert.Single(portal.Requests);
        Assert.Equal(("POST", "/api/credentials", $"Bearer {token}", ""), (asked.Method, asked.Address, asked.Authorization, asked.Body));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_token_is_taken_with_a_line_end_of_any_system_or_none(string way)
    {
        foreach (var end in new[] { "", "\n", "\r\n" })
        {
            using var portal = new ScriptedPortal((200, ScriptedPortal.Given));
            var ended = await RunAsync(way, portal.Url + "/", await TokenFileAsync(token + end));
            Assert.Equal((0, ""), (ended.Code, ended.Error));
            Assert.Equal(($"Bearer {token}", "/api/credentials"), (portal.Requests.Single().Authorization, portal.Requests.Single().Address));
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_duration_goes_into_the_body(string way)
    {
        using var portal = new ScriptedPortal((200, ScriptedPortal.Given));

        await RunAsync(way, portal.Url, await TokenFileAsync(token), 7200);

        Assert.Equal(7200, JsonDocument.Parse(portal.Requests.Single().Body).RootElement.GetProperty("duration").GetInt32());
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task What_the_portal_decides_is_said_and_not_tried_again(string way)
    {
        foreach (var status in new[] { 400, 401, 403, 409, 429 })
        {
            using var portal = new ScriptedPortal((status, Lost), (200, ScriptedPortal.Given));
            var ended = await RunAsync(way, portal.Url, await TokenFileAsync(token));
            Assert.Equal((1, ""), (ended.Code, ended.Output));
            Assert.Contains("the portal gives no credentials", ended.Error, StringComparison.Ordinal);
            Assert.Contains("Ada revoked it: the laptop is lost.", ended.Error, StringComparison.Ordinal);
            Assert.DoesNotContain(token, ended.Error, StringComparison.Ordinal);
            Assert.Single(portal.Requests);
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task What_fails_on_the_way_is_tried_again(string way)
    {
        using var portal = new ScriptedPortal((502, "<html>Bad gateway</html>"), (503, "starting"), (200, ScriptedPortal.Given));

        var ended = await RunAsync(way, portal.Url, await TokenFileAsync(token));

        Assert.Equal(0, ended.Code);
        Assert.Equal(3, portal.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_redirect_is_not_followed(string way)
    {
        using var elsewhere = new ScriptedPortal((200, ScriptedPortal.Given));
        using var portal = new ScriptedPortal((302, $"{elsewhere.Url}/api/credentials"));

        var ended = await RunAsync(way, portal.Url, await TokenFileAsync(token));

        Assert.Equal((2, ""), (ended.Code, ended.Output));
        Assert.Contains("answered 302 and no credentials", ended.Error, StringComparison.Ordinal);
        Assert.Empty(elsewhere.Requests);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task An_answer_without_credentials_is_none(string way)
    {
        using var portal = new ScriptedPortal((200, "<html>Sign in</html>"));

        var ended = await RunAsync(way, portal.Url, await TokenFileAsync(token));

        Assert.Equal((2, ""), (ended.Code, ended.Output));
        Assert.Contains("is this the portal's address?", ended.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_file_that_others_can_read_is_told(string way)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var portal = new ScriptedPortal((200, ScriptedPortal.Given));
        var file = await TokenFileAsync(token);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        var ended = await RunAsync(way, portal.Url, file);

        Assert.Equal(0, ended.Code);
        Assert.Contains("others on this machine can read", ended.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cpg", "http://portal.example.org", "use https")]
    [InlineData("sh", "http://portal.example.org", "use https")]
    [InlineData("cpg", "http://localhost.example.org", "use https")]
    [InlineData("sh", "http://localhost.example.org", "use https")]
    [InlineData("sh", "http://127.0.0.1.example.org", "use https")]
    [InlineData("sh", "https://portal.example.org\"\noutput = \"stolen", "does not belong there")]
    [InlineData("sh", "https://portal.example.org?x=1", "does not belong there")]
    [InlineData("cpg", "https://portal.example.org?x=1", "without")]
    [InlineData("cpg", "https://ada:secret@portal.example.org", "without")]
    [InlineData("sh", "https://ada:secret@portal.example.org", "does not belong there")]
    [InlineData("cpg", "portal.example.org", "address as in the browser")]
    [InlineData("sh", "portal.example.org", "usage")]
    [InlineData("sh", "", "usage")]
    public async Task An_address_that_would_tell_the_token_is_refused(string way, string portal, string why)
    {
        var ended = await RunAsync(way, portal, await TokenFileAsync(token));

        Assert.Equal((2, ""), (ended.Code, ended.Output));
        Assert.Contains(why, ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(token, ended.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cpg")]
    [InlineData("sh")]
    public async Task What_is_no_token_is_not_sent_nor_shown(string way)
    {
        foreach (var wrong in new[] { "", "AKIASOMETHINGELSE", "cpgt_x\"\noutput = \"stolen", "cpgt_$(id)" })
        {
            using var portal = new ScriptedPortal();
            var ended = await RunAsync(way, portal.Url, await TokenFileAsync(wrong));
            Assert.Equal((2, ""), (ended.Code, ended.Output));
            Assert.DoesNotContain("AKIASOMETHINGELSE", ended.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("uid=", ended.Error, StringComparison.Ordinal);
            if (way == "cpg")
            {
                Assert.Empty(portal.Requests);
            }
        }
    }

    [Theory]
    [InlineData("cpg", "899")]
    [InlineData("cpg", "43201")]
    [InlineData("sh", "1h")]
    [InlineData("sh", "1}\"\noutput = \"stolen")]
    public async Task A_duration_that_is_none_is_refused(string way, string seconds)
    {
        var file = await TokenFileAsync(token);
        var ended = way == "cpg"
            ? await CpgCommand.RunAsync("", "credentials", "--portal", "https://portal.example.org", "--token-file", file, "--duration", seconds)
            : await ScriptAsync("sh", "https://portal.example.org", file, seconds);

        Assert.Equal((2, ""), (ended.Code, ended.Output));
    }

    [Fact]
    public async Task Without_a_token_the_two_ways_to_give_one_are_named()
    {
        var ended = await CpgCommand.RunAsync("", "credentials", "--portal", "https://portal.example.org");

        Assert.Equal((2, ""), (ended.Code, ended.Output));
        Assert.Contains("--token-file", ended.Error, StringComparison.Ordinal);
        Assert.Contains("CPG_TOKEN", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_portal_that_is_not_there_is_asked_a_few_times()
    {
        using var handler = new Unreachable();
        var waited = new List<TimeSpan>();
        using var client = new Cpg.Renewing.CredentialsClient(handler, (time, _) =>
        {
            waited.Add(time);
            return Task.CompletedTask;
        });

        var refused = await Assert.ThrowsAsync<UnusableException>(
            () => client.AskAsync(new Uri("https://portal.example.org/api/credentials"), token, null, CancellationToken.None));

        Assert.Equal("https://portal.example.org does not answer after 5 tries: no route", refused.Message);
        Assert.Equal((5, 4), (handler.Asked, waited.Count));
        Assert.InRange(waited.Sum(time => time.TotalSeconds), 1, 15);
    }

    public void Dispose() => folder.Dispose();

    private async Task<string> TokenFileAsync(string content)
    {
        var file = folder.At("a token");
        await File.WriteAllTextAsync(file, content);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return file;
    }

    private static Task<Ended> RunAsync(string way, string portal, string file, int? seconds = null) => way == "cpg"
        ? CpgCommand.RunAsync(
            "", ["credentials", "--portal", portal, "--token-file", file, .. seconds is { } s ? new[] { "--duration", $"{s}" } : []])
        : ScriptAsync(way, portal, file, $"{seconds}");

    private static async Task<Ended> ScriptAsync(string shell, string portal, string file, string seconds)
    {
        using var script = Process.Start(new ProcessStartInfo(shell, [Script(), portal, file, .. seconds.Length > 0 ? new[] { seconds } : []])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, error) = (script.StandardOutput.ReadToEndAsync(), script.StandardError.ReadToEndAsync());
        await script.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        return new Ended(script.ExitCode, await output, await error);
    }

    // As the portal serves it.
    private static string Script() => Repository.PathOf("wwwroot/credentials.sh");

    private sealed class Unreachable : HttpMessageHandler
    {
        public int Asked { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked++;
            throw new HttpRequestException("no route");
        }
    }
}
