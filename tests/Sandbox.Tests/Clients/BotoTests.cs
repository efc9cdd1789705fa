using Sandbox.Tests.Running;
using Testing.Tools;

namespace Sandbox.Tests.Clients;

/// <summary>AWS's Python client, in one process, with the claims in its script.</summary>
public sealed class BotoTests
{
    [NeedsFact("boto3")]
    public async Task Every_operation_does_what_boto_expects()
    {
        await using var server = await Standalone.StartAsync();

        var told = await ForeignClient.ExpectAsync(
            server.Server.Address, "python3", Path.Combine(AppContext.BaseDirectory, "Clients", "use_every_operation.py"));

        Assert.EndsWith("all as expected", told.Trim(), StringComparison.Ordinal);
    }
}
