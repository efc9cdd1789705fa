using System.Diagnostics;
using Curation.S3.Calls;

namespace Curation.S3.Tests.Servers;

/// <summary>One moto_server for the whole run; it ends with the run, also where the run is killed.</summary>
internal static class MotoProcess
{
    public const string Tool = "moto_server";

    // Whoever holds the other end of the input keeps the server alive: the end of this process, however it comes, closes it.
    private const string UntilInputEnds = """exec 3<&0; "$0" "$@" < /dev/null & server=$!; { cat <&3 > /dev/null; kill $server; } & wait $server""";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // Held, so that nobody collects it and closes its input.
    private static Process? held;

    public static async Task<S3Server> StartAsync()
    {
        var start = new ProcessStartInfo("sh", ["-c", UntilInputEnds, Tool, "-H", "127.0.0.1", "-p", "0"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{Tool} did not start.");
        held = process;
        var told = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) => Hear(line.Data, told);
        process.ErrorDataReceived += (_, line) => Hear(line.Data, told);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (await Task.WhenAny(told.Task, process.WaitForExitAsync(), Task.Delay(Patience)) != told.Task)
        {
            throw new InvalidOperationException($"{Tool} {(process.HasExited ? $"ended with code {process.ExitCode}" : "did not say in time where it listens")}.");
        }

        var url = await told.Task;
        return new S3Server(url, new AccessKeyPair("AKIDEXAMPLE", "moto-takes-any-secret"));
    }

    // It takes a free port itself, and listens before it says so: nobody can be faster.
    private static void Hear(string? line, TaskCompletionSource<string> told)
    {
        if (line?.Split("Running on ") is [_, var url])
        {
            told.TrySetResult(url.Trim());
        }
    }
}
