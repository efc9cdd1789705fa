using System.Diagnostics;

namespace Sandbox.Tests.Testing;

/// <summary>Runs a client that others wrote against a sandbox, with nothing of this machine's own settings.</summary>
internal static class Tool
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static Task<(int Code, string Output, string Error)> RunAsync(Uri server, string name, params string[] arguments) =>
        RunAsync(server, name, new Dictionary<string, string>(), arguments);

    /// <param name="server">The address the tool is led to.</param>
    /// <param name="name">The tool.</param>
    /// <param name="other">Variables beside or instead of the usual ones.</param>
    /// <param name="arguments">As they are typed.</param>
    public static async Task<(int Code, string Output, string Error)> RunAsync(
        Uri server, string name, IReadOnlyDictionary<string, string> other, string[] arguments)
    {
        var start = new ProcessStartInfo(name, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var variable in start.Environment.Keys.Where(IsForeign).ToList())
        {
            start.Environment.Remove(variable);
        }
        start.Environment["AWS_ACCESS_KEY_ID"] = Signing.RootKey;
        start.Environment["AWS_SECRET_ACCESS_KEY"] = Signing.RootSecret;
        start.Environment["AWS_DEFAULT_REGION"] = "us-east-1";
        start.Environment["AWS_ENDPOINT_URL"] = server.ToString();
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        start.Environment["AWS_MAX_ATTEMPTS"] = "1";
        start.Environment["AWS_CONFIG_FILE"] = "/dev/null";
        start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = "/dev/null";
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        foreach (var (variable, value) in other)
        {
            start.Environment[variable] = value;
        }
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var error = process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, await output, await error);
    }

    /// <summary>Runs it and takes nothing but success.</summary>
    public static async Task<string> ExpectAsync(Uri server, string name, params string[] arguments)
    {
        var (code, output, error) = await RunAsync(server, name, arguments);
        Assert.True(code == 0, $"{name} {string.Join(' ', arguments)} ended with {code}: {error}{output}");
        return output;
    }

    private static bool IsForeign(string variable) =>
        variable.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase) || variable.EndsWith("_proxy", StringComparison.OrdinalIgnoreCase);
}
