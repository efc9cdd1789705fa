using System.Diagnostics;

namespace Testing.Tools;

/// <summary>A program that runs to its end: what it was given and what came of it.</summary>
public static class Command
{
    /// <summary>What a build inside a test must not inherit from the build that runs the test, and what would let it outlive the test.</summary>
    public static IReadOnlyDictionary<string, string?> BuildEnvironment { get; } = new Dictionary<string, string?>
    {
        ["MSBUILD_EXE_PATH"] = null,
        ["MSBuildSDKsPath"] = null,
        ["MSBuildExtensionsPath"] = null,
        ["MSBuildLoadMicrosoftTargetsReadOnly"] = null,
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["UseSharedCompilation"] = "false",
        ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
    };

    public static async Task<Result> RunAsync(
        string program,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string?>? environment = null,
        string? folder = null,
        string? input = null,
        TimeSpan? atMost = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder ?? Repository.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        using var limit = new CancellationTokenSource(atMost ?? TimeSpan.FromMinutes(2));
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            await process.StandardInput.WriteAsync(input.AsMemory(), limit.Token);
            process.StandardInput.Close();
            await process.WaitForExitAsync(limit.Token);
            return new Result(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', start.ArgumentList)} did not end in time.");
        }
    }

    public sealed record Result(int Code, string Output, string Errors)
    {
        public string All => Output + Errors;

        public Result Succeeds()
        {
            Assert.True(Code == 0, $"Ended with {Code}: {All}");
            return this;
        }
    }
}
