using System.Net;
using System.Net.Sockets;
using Testing.Running;
using Testing.Tools;

namespace Portal.Tests.Processes;

/// <summary>A portal that cannot start ends with 1 and one sentence, not with a stack.</summary>
public sealed class RefusedStartTests
{
    [Fact]
    public async Task A_wrong_setting_is_named()
    {
        var said = await RefusedAsync("--S3:ServiceUrl", "not an address", "--S3:StagingBucket", "some-bucket");

        Assert.Contains("S3:ServiceUrl is not an absolute http(s) address", said, StringComparison.Ordinal);
        Assert.Contains("S3:GalleryBucket is missing", said, StringComparison.Ordinal);
        Assert.Contains("Identity:Authority is missing", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_directory_in_use_is_named()
    {
        using var data = new TemporaryFolder();
        await using var first = await PortalProcess.StartAsync(data.Root, "--Portal:Seed", "false");

        var said = await RefusedAsync("--Portal:DataDirectory", data.Root);

        Assert.Contains(data.Root, said, StringComparison.Ordinal);
        Assert.Contains("in use by another portal", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--Portal:SandboxUrl")]
    [InlineData("--urls")]
    public async Task A_port_that_is_taken_is_named(string setting)
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";

        var said = await RefusedAsync(setting, address);

        Assert.Contains(address, said, StringComparison.Ordinal);
        Assert.Contains("Stop what listens there", said, StringComparison.Ordinal);
    }

    private static async Task<string> RefusedAsync(params string[] settings)
    {
        using var data = new TemporaryFolder();
        var free = new[]
        {
            "--urls", "http://127.0.0.1:0", "--Portal:SandboxUrl", "http://127.0.0.1:0", "--Portal:DataDirectory", data.Root, "--Portal:Seed",
            "false",
        };

        var ended = await Command.RunAsync("dotnet", [Repository.PortalProgram, "--contentroot", Repository.PortalProject, .. free, .. settings]);

        Assert.Equal(1, ended.Code);
        Assert.DoesNotContain("   at ", ended.Errors, StringComparison.Ordinal);
        return ended.Errors;
    }
}
