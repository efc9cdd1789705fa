using Curation.Store;
using Microsoft.Extensions.DependencyInjection;
using Portal.Credentials.Tokens;
using Portal.Ground;
using Portal.Tests.Journeys;
using Testing.Running;
using Testing.Tools;

namespace Portal.Tests.Credentials.Tokens;

/// <summary>The lines beside a new token, done one after the other as the page says, in a home of their own.</summary>
public sealed class RenewalTextTests
{
    private const string Place = "cpg0048-bsc/broad";

    [NeedsTheory("bash", "curl", "aws")]
    [InlineData("cpg")]
    [InlineData("script")]
    public async Task What_the_page_says_uploads(string way)
    {
        using var home = new TemporaryFolder();
        await using var world = new World(_ => { }, isOnNetwork: true);
        var deposit = await world.OpenAsync(Place, 1);
        var token = await world.Tokens.MakeAsync(deposit, "laptop", Permission.ReadWrite, TimeSpan.FromDays(1), World.Ada);
        var (portal, s3) = (world.Address.AbsoluteUri, world.Services.GetRequiredService<S3Options>());
        Directory.CreateDirectory(home.At(".aws"));
        Directory.CreateDirectory(home.At("bin"));
        Directory.CreateDirectory(home.At("your-data/images"));
        await File.WriteAllTextAsync(home.At("your-data/images/a.txt"), "a");
        await File.WriteAllTextAsync(home.At("bin/cpg"), $"#!/bin/sh\nexec dotnet \"{Repository.CpgProgram}\" \"$@\"\n");
        (await Command.RunAsync("chmod", ["+x", home.At("bin/cpg")])).Succeeds();
        var environment = new Dictionary<string, string?>(AwsCli.Nobody)
        {
            ["HOME"] = home.Root,
            ["PATH"] = $"{home.At("bin")}:{Environment.GetEnvironmentVariable("PATH")}",
            ["AWS_CONFIG_FILE"] = null,
            ["AWS_SHARED_CREDENTIALS_FILE"] = null,
        };

        await DoAsync(RenewalText.Keep(Place), token.Text + "\n");
        if (way == "script")
        {
            await DoAsync(RenewalText.FetchScript(portal));
        }

        await File.WriteAllTextAsync(
            home.At(".aws/config"), way == "script" ? RenewalText.WithScript(Place, portal, s3) : RenewalText.WithCpg(Place, portal, s3));
        var synced = await DoAsync(RenewalText.Sync(Place, Permission.ReadWrite, s3));

        Assert.Equal("", synced.Errors);
        Assert.Equal("a", await world.TextAsync(World.Staging, $"{Place}/images/a.txt"));
        Assert.Equal(1, (await world.Tokens.ListAsync(deposit, World.Ada)).Single().Uses);

        async Task<Command.Result> DoAsync(string line, string? input = null) =>
            (await Command.RunAsync("bash", ["-c", line], environment, home.Root, input)).Succeeds();
    }
}
