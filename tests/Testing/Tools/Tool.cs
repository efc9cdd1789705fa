using System.Diagnostics;

namespace Testing.Tools;

/// <summary>Programs that some tests need and the SDK does not bring, wherever they are.</summary>
public static class Tool
{
    private static readonly string[] Chromes = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    // What is no program: a package of another language.
    private static readonly Dictionary<string, (Lazy<bool> IsThere, string Lack)> Packages = new()
    {
        ["oidc-provider"] = (
            new(() => Directory.Exists(Repository.PathOf("tests/Browser.Tests/OpenId/node_modules/oidc-provider"))),
            "Needs oidc-provider: tests/Browser.Tests/OpenId/install installs it."),
        ["boto3"] = (new(() => CanImport("boto3")), "Needs python3 with boto3: pip install boto3."),
        ["awscli"] = (new(() => CanImport("awscli.clidriver")), "Needs awscli as a package of python3."),
    };

    public static string? Chromium { get; } = Chromes.Select(Find).FirstOrDefault(path => path is not null);

    public static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Append("/usr/bin")
        .Select(folder => Path.Combine(folder, name))
        .FirstOrDefault(File.Exists);

    /// <summary>Why a test that needs these has to be skipped; null if it need not. Where a change is judged nothing is skipped.</summary>
    public static string? Lack(params IEnumerable<string> names) =>
        Environment.GetEnvironmentVariable("CI") == "true" || names.FirstOrDefault(name => !IsThere(name)) is not { } missing
            ? null
            : Packages.TryGetValue(missing, out var package) ? package.Lack : $"Needs {missing}, which is not on the PATH; .ci/run installs it.";

    private static bool IsThere(string name) =>
        Packages.TryGetValue(name, out var package) ? package.IsThere.Value : name == "chromium" ? Chromium is not null : Find(name) is not null;

    private static bool CanImport(string module)
    {
        if (Find("python3") is not { } python)
        {
            return false;
        }

        using var asked = Process.Start(new ProcessStartInfo(python, ["-c", $"import {module}"]) { RedirectStandardError = true })!;
        return asked.WaitForExit(TimeSpan.FromMinutes(2)) && asked.ExitCode == 0;
    }
}
