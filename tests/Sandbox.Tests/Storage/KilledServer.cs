using System.Diagnostics;
using Sandbox.Wire;
using Testing.Tools;

namespace Sandbox.Tests.Storage;

/// <summary>A sandbox in a process of its own, which can be ended as a power cut would end it.</summary>
internal sealed class KilledServer : IDisposable
{
    private readonly Process process;

    private KilledServer(Process process, Uri address)
    {
        (this.process, Address) = (process, address);
    }

    public Uri Address { get; }

    public static async Task<KilledServer> StartAsync(TemporaryFolder folder)
    {
        var assembly = typeof(SandboxServer).Assembly.Location;
        var start = new ProcessStartInfo("dotnet",
            ["exec", "--runtimeconfig", Path.ChangeExtension(assembly, "runtimeconfig.json"), assembly,
             "--urls", "http://127.0.0.1:0", "--data", folder.Root, "--buckets", "bucket", "--snapshot-after", "20000"])
        {
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        var told = await process.StandardOutput.ReadLineAsync() ?? "";
        return new KilledServer(process, new Uri(told.Split(' ').Single(word => word.StartsWith("http://", StringComparison.Ordinal))));
    }

    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            Kill();
        }
        process.Dispose();
    }
}
