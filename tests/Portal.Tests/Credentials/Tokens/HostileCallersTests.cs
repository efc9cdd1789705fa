using Curation.Store;
using Curation.Workflow.Credentials;
using Portal.Tests.Journeys;
using Testing.Tools;

namespace Portal.Tests.Credentials.Tokens;

/// <summary>
/// The command and the script as somebody would call them who wants more than is theirs, or who mistakes one thing for another: nothing is run,
/// nothing is fetched, no part of a secret is said.
/// </summary>
public sealed class HostileCallersTests : IAsyncLifetime, IDisposable
{
    private const string Password = "hunter2-of-ada";
    private readonly TemporaryFolder folder = new();
    private readonly World world = new(_ => { }, isOnNetwork: true);
    private Guid deposit;
    private string mine = "";
    private string theirs = "";

    private string Portal => world.Address.GetLeftPart(UriPartial.Authority);

    [NeedsTheory("bash", "curl")]
    [InlineData("cpg")]
    [InlineData("sh")]
    [InlineData("bash")]
    public async Task A_token_that_is_not_ones_own_gives_nothing(string way)
    {
        string[] forged = [Crossed(theirs, mine), Crossed(mine, theirs)];
        foreach (var token in forged)
        {
            foreach (var ended in new[] { await ByFileAsync(way, token), await ByVariableAsync(way, token) })
            {
                Refused(ended, 1);
                Assert.Contains("This access token is not known here", ended.Errors, StringComparison.Ordinal);
            }
        }

        Assert.Equal(0, await UsesAsync());
        Assert.Equal(0, (await ByFileAsync(way, mine)).Succeeds().Errors.Length);
        Assert.Equal(1, await UsesAsync());
    }

    [NeedsTheory("bash", "curl")]
    [InlineData("cpg")]
    [InlineData("sh")]
    [InlineData("bash")]
    public async Task A_token_that_is_a_program_is_neither_run_nor_sent(string way)
    {
        string[] hostile =
        [
            $"{mine}$(touch proof)", $"{mine}`touch proof`", $"{mine};touch proof", $"{mine}|touch proof", $"{mine}' ; touch proof ; '",
            $"\"; touch proof; \"{mine}", $"{mine}\"\noutput = \"proof", $"{mine}\\noutput = proof", $"{mine} --output proof",
            $"{mine}\r\nX-Other: yes", $"{mine}%0aX-Other:yes", $"{mine}*", $"-{mine}", $"@{mine}", $"{mine}\u001b[2J",
            mine.Replace("cpgt_", "сpgt_", StringComparison.Ordinal), mine.Replace('_', '＿'), $"{mine}\u200b", $"{mine[..^1]}е",
        ];
        foreach (var token in hostile)
        {
            Refused(await ByVariableAsync(way, token), 2);
            var ended = await ByFileAsync(way, token);

            // Of a file the script takes the first line, and nothing of what follows.
            if (way == "cpg" || !token.StartsWith(mine + "\r\n", StringComparison.Ordinal))
            {
                Refused(ended, 2);
                continue;
            }

            NothingTold(ended.Succeeds());
        }

        Assert.Equal(way == "cpg" ? 0 : 1, await UsesAsync());
    }

    [NeedsTheory("bash", "curl")]
    [InlineData("cpg")]
    [InlineData("sh")]
    [InlineData("bash")]
    public async Task A_cut_token_is_told_from_a_wrong_one(string way)
    {
        foreach (var token in new[] { mine[..^1], mine[..40], mine[1..], mine + "0" })
        {
            foreach (var ended in new[] { await ByFileAsync(way, token), await ByVariableAsync(way, token) })
            {
                // The command knows a whole token by its check; the script asks the portal, unless it does not even begin like one.
                Refused(ended, way != "cpg" && token.StartsWith(TokenText.Start, StringComparison.Ordinal) ? 1 : 2);
                Assert.True(
                    ended.Errors.Contains("cut when it was copied", StringComparison.Ordinal)
                    || ended.Errors.Contains("was shown whole", StringComparison.Ordinal),
                    ended.Errors);
            }
        }

        Assert.Equal(0, await UsesAsync());
    }

    [NeedsTheory("bash", "curl")]
    [InlineData("cpg")]
    [InlineData("sh")]
    [InlineData("bash")]
    public async Task An_address_that_leads_elsewhere_hides_something_or_is_a_program_is_refused(string way)
    {
        var here = world.Address.Authority;
        string[] addresses =
        [
            $"http://ada:{Password}@{here}", $"https://ada:{Password}@portal.example.org", $"http://ada:{Password}@portal.example.org",
            $"ftp://ada:{Password}@{here}", $"http://{here}@portal.example.org", $"http://{here}/?token={mine}", $"http://{here}#{mine}", mine,
            $"file:///{mine}", $"javascript:{Password}", $"//{here}", here, "", "-K/etc/passwd", "file:///etc/passwd", "gopher://localhost",
            "http://localhost.portal.example", "http://127.0.0.1.portal.example", "http://lосalhost", "http://0x7f.portal.example",
            $"http://{here}\\@portal.example", $"http://{here}/$(touch proof)", $"http://{here}/`touch proof`", $"http://{here}/\"\noutput = \"proof",
            $"http://{here}/{{a,b}}",
        ];
        foreach (var address in addresses)
        {
            Refused(await RunAsync(way, address, folder.At("mine"), null), 2);
        }

        Assert.Equal(0, await UsesAsync());
    }

    [NeedsTheory("bash", "curl")]
    [InlineData("cpg")]
    [InlineData("sh")]
    [InlineData("bash")]
    public async Task A_token_in_the_wrong_place_is_not_said_again(string way)
    {
        Refused(await RunAsync(way, Portal, mine, null), 2, "looks like the token itself");
        Refused(await RunAsync(way, Portal, $"~/{mine[..50]}", null), 2, "looks like the token itself");
        Refused(await RunAsync(way, Portal, folder.At("mine"), null, seconds: mine), 2);
        if (way == "cpg")
        {
            Refused(await StartAsync("dotnet", [Repository.CpgProgram, "credentials", "--portal", Portal, "--token", mine], null), 2);
            Refused(await StartAsync("dotnet", [Repository.CpgProgram, mine], null), 2);
        }
    }

    public async Task InitializeAsync()
    {
        deposit = await world.OpenAsync("cpg0048-bsc/broad", 1);
        mine = (await world.Tokens.MakeAsync(deposit, "mine", Permission.ReadWrite, TimeSpan.FromDays(1), World.Ada)).Text;
        theirs = (await world.Tokens.MakeAsync(
            await world.OpenAsync("cpg0048-bsc/other", 1), "theirs", Permission.ReadWrite, TimeSpan.FromDays(1), World.Ada)).Text;
        await KeepAsync(mine);
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    public void Dispose() => folder.Dispose();

    private static string Crossed(string known, string other)
    {
        var cut = TokenText.Start.Length + TokenText.PublicLength + 1;
        return TokenText.Of(known[..cut] + other[cut..^6]).Text;
    }

    private void Refused(Command.Result ended, int code, string why = "")
    {
        Assert.Equal((code, ""), (ended.Code, ended.Output));
        Assert.True(ended.Errors.Length > 0);
        Assert.Contains(why, ended.Errors, StringComparison.Ordinal);
        NothingTold(ended);
    }

    // A few letters of a secret are as bad as all of it; the public part may be said.
    private void NothingTold(Command.Result ended)
    {
        var secret = TokenText.Start.Length + TokenText.PublicLength + 1;
        Assert.DoesNotContain(mine[secret..(secret + 8)], ended.All, StringComparison.Ordinal);
        Assert.DoesNotContain(theirs[secret..(secret + 8)], ended.All, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, ended.All, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', ended.All);
        Assert.DoesNotContain("   at ", ended.All, StringComparison.Ordinal);
        Assert.Equal(["mine"], Directory.EnumerateFileSystemEntries(folder.Root).Select(Path.GetFileName));
    }

    private async Task<Command.Result> ByFileAsync(string way, string token)
    {
        await KeepAsync(token);
        return await RunAsync(way, Portal, folder.At("mine"), null);
    }

    private Task<Command.Result> ByVariableAsync(string way, string token) => RunAsync(way, Portal, null, token);

    private Task<Command.Result> RunAsync(string way, string portal, string? file, string? variable, string? seconds = null) => way == "cpg"
        ? StartAsync(
            "dotnet",
            [
                Repository.CpgProgram,
                "credentials",
                "--portal",
                portal,
                .. file is null ? Array.Empty<string>() : ["--token-file", file],
                .. seconds is null ? Array.Empty<string>() : ["--duration", seconds],
            ],
            variable)
        : StartAsync(way, [Repository.PathOf("wwwroot/credentials.sh"), portal, file ?? "", seconds ?? ""], variable);

    // At home in a folder that holds the token's file, so that whatever is run or written shows there.
    private Task<Command.Result> StartAsync(string program, string[] arguments, string? variable) => Command.RunAsync(
        program,
        arguments,
        new Dictionary<string, string?> { ["CPG_TOKEN"] = variable, ["HOME"] = folder.Root, ["DOTNET_CLI_HOME"] = null },
        folder.Root);

    private async Task KeepAsync(string token)
    {
        await File.WriteAllTextAsync(folder.At("mine"), token);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder.At("mine"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    private async Task<long> UsesAsync() => (await world.Tokens.ListAsync(deposit, World.Ada)).Single().Uses;
}
