using System.Diagnostics;
using Cpg.Exits;

namespace Cpg.Tests.Running;

/// <summary>The built command as its own process, for what only a process has.</summary>
internal static class CpgProcess
{
    public static TimeSpan Patience => TimeSpan.FromSeconds(60);

    public static Process Start(params string[] arguments) => Start(new Dictionary<string, string?>(), arguments);

    public static Process Start(IReadOnlyDictionary<string, string?> environment, params string[] arguments) =>
        Start(environment, "dotnet", [Path.Combine(AppContext.BaseDirectory, "cpg.dll"), .. arguments]);

    /// <summary>
    /// With interrupts as a terminal has them, or ignored. What a script starts in the background ignores them, and hands that on: tests that run
    /// there, too.
    /// </summary>
    public static Process StartWithInterrupts(bool ignored, params string[] arguments)
    {
        string[] command = [ignored ? "--ignore-signal=INT" : "--default-signal=INT", "dotnet", Path.Combine(AppContext.BaseDirectory, "cpg.dll")];
        return Start(new Dictionary<string, string?>(), "env", [.. command, .. arguments]);
    }

    private static Process Start(IReadOnlyDictionary<string, string?> environment, string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>From its start to its end, with an input that is closed behind its last byte.</summary>
    public static async Task<Ended> RunAsync(byte[] input, IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        using var cpg = Start(environment, arguments);
        return await RunAsync(cpg, input);
    }

    /// <summary>As a user who owns nothing; needs root.</summary>
    public static async Task<Ended> RunAsNobodyAsync(params string[] arguments)
    {
        string[] command =
            ["--reuid=65534", "--regid=65534", "--clear-groups", "dotnet", Path.Combine(AppContext.BaseDirectory, "cpg.dll"), .. arguments];
        using var cpg = Start(new Dictionary<string, string?> { ["TMPDIR"] = "/tmp", ["DOTNET_EnableDiagnostics"] = "0" }, "setpriv", command);
        return await RunAsync(cpg, []);
    }

    private static async Task<Ended> RunAsync(Process cpg, byte[] input)
    {
        var output = cpg.StandardOutput.ReadToEndAsync();
        var error = cpg.StandardError.ReadToEndAsync();
        try
        {
            await cpg.StandardInput.BaseStream.WriteAsync(input);
            cpg.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended already, without reading its input.
        }

        return new Ended(await EndAsync(cpg), await output, await error);
    }

    public static async Task<int> EndAsync(Process cpg)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await cpg.WaitForExitAsync(patience.Token);
        }
        finally
        {
            cpg.Kill();
        }

        return cpg.ExitCode;
    }
}
