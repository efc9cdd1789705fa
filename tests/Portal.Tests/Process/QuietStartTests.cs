using Portal.Tests.Running;

namespace Portal.Tests.Processes;

/// <summary>What the build left, started in any environment: pages with their styles, and nothing to worry about in its log.</summary>
public sealed class QuietStartTests
{
    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task The_build_serves_its_styles_and_scripts_and_starts_without_a_warning(string environment)
    {
        using var data = new TemporaryFolder();
        await using var portal = await PortalProcess.StartAsync(Repository.PortalProgram, Repository.PortalProject, environment, data.Root, []);
        using var client = new HttpClient { BaseAddress = portal.Address };

        var page = await client.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        var assets = (await Assets.AreFitAsync(client, page)).Keys;

        Assert.Contains(assets, asset => asset.EndsWith(".css", StringComparison.Ordinal));
        Assert.Contains(assets, asset => asset.StartsWith("_framework/blazor.web.", StringComparison.Ordinal));
        Assert.DoesNotMatch(@"(?m)^(warn|fail|crit):", portal.Output);
    }
}
