using Testing.Running;
using Testing.Tools;


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

        // The portal's own files are read as they are now, so that they can be worked on; that is not worth the time to compress them.
        var packed = await Assets.AreFitAsync(client, page, asset => asset.StartsWith("_framework/", StringComparison.Ordinal));

        Assert.Equal("gzip", Assert.Single(packed, asset => asset.Key.StartsWith("_framework/blazor.web.", StringComparison.Ordinal)).Value);
        Assert.Contains("connection.", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(?m)^(warn|fail|crit):", portal.Output);
    }
}
