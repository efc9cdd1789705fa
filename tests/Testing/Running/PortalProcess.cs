using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Testing.Tools;

namespace Testing.Running;

/// <summary>The portal as its own process, on free ports; killed at the end if it still runs.</summary>
public sealed partial class PortalProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();
    private readonly TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<Uri> server = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PortalProcess(ProcessStartInfo start)
    {
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address => address.Task.Result;

    /// <summary>Its embedded S3 server.</summary>
    public Uri Server => server.Task.Result;

    /// <summary>What it has said so far.</summary>
    public string Output => string.Join('\n', lines);

    /// <summary>What the build left beside its sources, as <c>dotnet run</c> runs it.</summary>
    public static Task<PortalProcess> StartAsync(string data, params IEnumerable<string> settings) =>
        StartAsync(Repository.PortalProgram, Repository.PortalProject, "Development", data, settings);

    /// <summary>The same on a server that is there already, which the settings name, and keys in its environment.</summary>
    public static Task<PortalProcess> StartOnAsync(string data, IReadOnlyDictionary<string, string> variables, IEnumerable<string> settings) =>
        StartAsync(Repository.PortalProgram, Repository.PortalProject, "Development", data, settings, variables);

    /// <returns>The portal once it says that it is well.</returns>
    public static async Task<PortalProcess> StartAsync(
        string program,
        string contentRoot,
        string environment,
        string data,
        IEnumerable<string> settings,
        IReadOnlyDictionary<string, string>? variables = null)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [
                program, "--contentroot", contentRoot, "--environment", environment, "--urls", "http://127.0.0.1:0",
                "--Portal:SandboxUrl", "http://127.0.0.1:0", "--Portal:DataDirectory", data, .. settings,
            ])
        {
            WorkingDirectory = contentRoot,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsAboutThePortal).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in variables ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var portal = new PortalProcess(start);
        try
        {
            await portal.AnswersAsync(variables is null);
            return portal;
        }
        catch
        {
            await portal.DisposeAsync();
            throw;
        }
    }

    /// <summary>SIGKILL: it gets to do nothing any more.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync().WaitAsync(Patience);
    }

    /// <summary>SIGTERM, as a container is stopped; the code it ends with.</summary>
    public async Task<int> StopAsync()
    {
        (await Command.RunAsync("kill", ["-TERM", $"{process.Id}"])).Succeeds();
        await process.WaitForExitAsync().WaitAsync(Patience);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }

    private static bool IsAboutThePortal(string name) =>
        name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase) || name.StartsWith("S3__", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Portal__", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Identity__", StringComparison.OrdinalIgnoreCase)
        || name is "URLS" or "HTTP_PORTS";

    private async Task AnswersAsync(bool bringsServer)
    {
        var ended = process.WaitForExitAsync();
        Task started = bringsServer ? Task.WhenAll(address.Task, server.Task) : address.Task;
        if (await Task.WhenAny(started, ended, Task.Delay(Patience)) != started)
        {
            throw new InvalidOperationException(
                $"The portal {(process.HasExited ? $"ended with {process.ExitCode}" : "did not start in time")}:\n{Output}");
        }

        using var client = new HttpClient { BaseAddress = Address };
        using var answer = await client.GetAsync(new Uri("/healthz", UriKind.Relative));
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }

    private void Hear(string? line)
    {
        lines.Enqueue(line ?? "");
        if (Announcement().Match(line ?? "") is { Success: true } told)
        {
            (told.Groups["what"].Value == "Embedded S3" ? server : address).TrySetResult(new Uri(told.Groups["url"].Value));
        }
    }

    [GeneratedRegex("^(?<what>Gallery Portal|Embedded S3) +(?<url>http://[^ ]+)")]
    private static partial Regex Announcement();
}
